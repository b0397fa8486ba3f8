package dev.millrace.sim.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckedGridTest {

  private static final String TEXT =
      """
      vars { places = 10, writers = 2 }
      producers.network { type = bursty, messages = 100, burst { size = 5, gap = 0s }, pause = 50ms }
      pipeline { type = queue, capacity = ${vars.places} }
      consumers.database { type = slow-database, count = ${vars.writers}, service = 5ms }
      """;

  private static final ScenarioSpec SPEC = Scenarios.parse(TEXT);

  private static CheckedGrid check(ScenarioSpec spec, String... axes) {
    return CheckedGrid.of(Grid.of(spec.prepareVariants(), Stream.of(axes).map(Axis::of).toList()));
  }

  private static List<String> cells(String... axes) {
    return check(SPEC, axes).cells().stream().map(Cell::toString).toList();
  }

  private static List<Integer> capacities(CheckedGrid grid) {
    return grid.cells().stream()
        .map(grid.grid()::scenario)
        .map(scenario -> scenario.resolved().getInt("pipeline.capacity"))
        .toList();
  }

  @Test
  void cellsAreAllCombinations() {
    assertThat(cells("pipeline.capacity=5,10", "consumers.database.count=1,2"))
        .containsExactly(
            "pipeline.capacity=5 consumers.database.count=1",
            "pipeline.capacity=5 consumers.database.count=2",
            "pipeline.capacity=10 consumers.database.count=1",
            "pipeline.capacity=10 consumers.database.count=2");
  }

  @Test
  void cellsHaveTheirValues() {
    assertThat(capacities(check(SPEC, "pipeline.capacity=5,10"))).containsExactly(5, 10);
  }

  @Test
  void substitutionsSeeTheVariedValue() {
    assertThat(capacities(check(SPEC, "vars.places=7,8"))).containsExactly(7, 8);
  }

  @Test
  void axesOfTheTextAreUsed() {
    ScenarioSpec spec =
        Scenarios.parse(
            TEXT
                + """
                sweep { vary { "pipeline.capacity" = "5..10 step 5", consumers.database.count = [1, 2] } }
                """);

    assertThat(check(spec).cells().stream().map(Cell::toString))
        .containsExactly(
            "pipeline.capacity=5 consumers.database.count=1",
            "pipeline.capacity=5 consumers.database.count=2",
            "pipeline.capacity=10 consumers.database.count=1",
            "pipeline.capacity=10 consumers.database.count=2");
  }

  @Test
  void axisReplacesThatOfTheText() {
    ScenarioSpec spec = Scenarios.parse(TEXT + "sweep.vary { pipeline.capacity = \"5,6\" }");

    assertThat(capacities(check(spec, "pipeline.capacity=8"))).containsExactly(8);
  }

  @Test
  void keyThatOnlySomeCellsHaveIsLeftOut() {
    assertThat(cells("pipeline.type=queue,handoff", "pipeline.capacity=5,10"))
        .containsExactly(
            "pipeline.type=queue pipeline.capacity=5",
            "pipeline.type=queue pipeline.capacity=10",
            "pipeline.type=handoff");
  }

  @Test
  void blocksVary() {
    assertThat(cells("pipeline={ type = lock },{ type = queue, capacity = 3 }")).hasSize(2);
  }

  @Test
  void unknownKeyIsReportedOnceWithASuggestion() {
    assertThatThrownBy(() -> check(SPEC, "pipeline.capacty=5,10"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("vary pipeline.capacty=5,10: pipeline.capacty: unknown key")
        .hasMessageEndingWith("did you mean 'capacity'?")
        .message()
        .hasLineCount(1);
  }

  @Test
  void unknownGroupIsReportedWithASuggestion() {
    assertThatThrownBy(() -> check(SPEC, "consumers.databse.count=1,2"))
        .hasMessageContaining("no such group; allowed: database; did you mean 'database'?");
  }

  @Test
  void keyThatNoCellHasIsReported() {
    assertThatThrownBy(() -> check(SPEC, "pipeline.type=lock,handoff", "pipeline.capacity=5,10"))
        .hasMessageContaining("pipeline.capacity: not a key of the type of any cell");
  }

  @Test
  void invalidCellsAreNamedWithTheReason() {
    assertThat(check(SPEC, "pipeline.capacity=0,5", "consumers.database.count=1,2").problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("vary pipeline.capacity=0,5: pipeline.capacity: found 0; allowed: ")
        .endsWith(" (in the 2 cells with pipeline.capacity=0)");
  }

  @Test
  void validCellsAreKept() {
    assertThat(check(SPEC, "pipeline.capacity=0,5").cells()).hasSize(1);
  }

  @Test
  void realEngineIsRefused() {
    assertThatThrownBy(() -> check(SPEC.with("run.engine=real"), "pipeline.capacity=5,10"))
        .hasMessageContaining("run.engine: cells run in virtual time only");
  }

  @Test
  void checkReportsMistakesInTheSweepBlock() {
    ScenarioSpec spec =
        Scenarios.parse(TEXT + "sweep { vary { pipeline.capacity = 9..1 }, sorted = true }");

    assertThatThrownBy(spec::check)
        .hasMessageContaining("scenario:5: sweep.sorted: unknown key; allowed: vary")
        .hasMessageContaining(
            "scenario:5: sweep.vary.pipeline.capacity: '9..1' runs backwards; allowed: FROM at"
                + " most TO");
  }

  @Test
  void checkedTextKeepsTheSweepBlock() {
    ScenarioSpec spec =
        Scenarios.parse(TEXT + "sweep.vary { pipeline.capacity = [5, 6] }")
            .with("run.engine=virtual");
    ScenarioSpec again = Scenarios.parse(spec.check().toHocon());

    assertThat(capacities(check(again))).containsExactly(5, 6);
  }

  @Test
  void tooManyCellsAreRefused() {
    assertThatThrownBy(
            () -> check(SPEC, "pipeline.capacity=1..2000", "consumers.database.count=1..1000"))
        .hasMessageContaining("2,000,000 cells; allowed: at most 1,000,000");
  }

  @Test
  void axisIsRequired() {
    assertThatThrownBy(() -> check(SPEC)).hasMessageContaining("nothing to vary");
  }

  @Test
  void cellsRunInVirtualTimeByDefault() {
    CheckedGrid grid = check(SPEC, "pipeline.capacity=5");
    Scenario scenario = grid.grid().scenario(grid.cells().get(0));

    assertThat(scenario.resolved().getString("run.engine")).isEqualTo("virtual");
  }

  @Test
  void studyIsTheSameInOneStepAndInSeveral() throws Exception {
    CheckedGrid grid =
        check(
            SPEC.with("consumers.database.service={type=exponential,mean=5ms}"),
            "pipeline.capacity=5");
    Scenario scenario = grid.grid().scenario(grid.cells().get(0));
    var inSteps = grid.grid().variants().studyOnCallingThread(scenario);
    inSteps.extendTo(3);
    inSteps.extendTo(7);

    assertThat(inSteps.extendTo(20).samples())
        .isEqualTo(grid.grid().variants().study(scenario).extendTo(20).samples());
  }
}

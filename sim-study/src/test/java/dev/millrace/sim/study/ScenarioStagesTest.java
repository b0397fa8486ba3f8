package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.advise.Advisor;
import dev.millrace.sim.study.size.Sizing;
import dev.millrace.sim.study.sweep.CellResult;
import dev.millrace.sim.study.sweep.CheckedGrid;
import dev.millrace.sim.study.sweep.Grid;
import dev.millrace.sim.study.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HOCON scenarios with two stages. */
@Timeout(60)
class ScenarioStagesTest {

  private static final ScenarioSpec TWO =
      Scenarios.parse(
          """
          producers.p { type = random, gap { type = exponential, mean = 12ms } }
          pipeline { type = queue, capacity = 100 }
          consumers.parse { type = slow-database, service { type = exponential, mean = 8ms } }
          stages.store {
            pipeline { type = queue, capacity = 5 }
            consumers.database { type = slow-database, service { type = exponential, mean = 9ms } }
          }
          run { engine = virtual, duration = 60s }
          """);

  @Test
  void sameSeed_givesTheSameResult() throws Exception {
    double mean = TWO.run().pooled().measurements().sojourns().meanNanos();

    assertThat(TWO.run().pooled().measurements().sojourns().meanNanos()).isEqualTo(mean);
  }

  @Test
  void resolvedText_givesTheSameResult() throws Exception {
    ScenarioSpec resolved = Scenarios.parse(TWO.check().toHocon());

    assertThat(resolved.run().pooled().measurements().sojourns().meanNanos())
        .isEqualTo(TWO.run().pooled().measurements().sojourns().meanNanos());
  }

  @Test
  void replications_poolEachStage() throws Exception {
    StudyResult study = TWO.with("run.replications=3").run().last().study();

    StudyResult store = study.stages().get(1).study();
    assertThat(study.stages().get(1).name()).isEqualTo("store");
    assertThat(store.samples()).hasSize(3);
    assertThat(store.pooled().ledger().offered())
        .isEqualTo(study.stages().get(0).study().pooled().ledger().delivered());
    assertThat(store.waitMean(0.95).hasInterval()).isTrue();
  }

  @Test
  void moreDatabaseWorkers_leaveServiceTimesOfTheFirstStage() throws Exception {
    double mean = parseService(TWO);

    assertThat(parseService(TWO.with("stages.store.consumers.database.count=3"))).isEqualTo(mean);
  }

  private static double parseService(ScenarioSpec spec) throws InterruptedException {
    StudyResult study = spec.run().last().study();
    return study.stages().get(0).study().pooled().measurements().services().meanNanos();
  }

  @Test
  void serviceTimesPerMessage_doNotDependOnTheForwardingWorker() throws Exception {
    ScenarioSpec perMessage =
        TWO.with("run.consumer-draws=per-message", "pipeline.capacity=100000");
    double one = storeService(perMessage.with("consumers.parse.count=2"));

    assertThat(storeService(perMessage.with("consumers.parse.count=7"))).isEqualTo(one);
  }

  private static double storeService(ScenarioSpec spec) throws InterruptedException {
    ScenarioSpec roomy = spec.with("stages.store.pipeline.capacity=100000");
    StudyResult study = roomy.run().last().study();
    return study.stages().get(1).study().pooled().measurements().services().maxNanos();
  }

  @Test
  void requirement_canNameAGroupOfALaterStage() throws Exception {
    var result = TWO.with("require.utilisation.database=\"< 99%\"").run();

    assertThat(result.status()).isEqualTo(RunStatus.DONE);
  }

  @Test
  void sweep_canVaryAKeyOfAStage() throws Exception {
    var axis = Axis.of("stages.store.pipeline.capacity=1,100");
    var grid = CheckedGrid.of(Grid.of(TWO.prepareVariants(), List.of(axis)));
    List<CellResult> cells = new ArrayList<>();
    new Sweep(grid.grid(), grid.cells()).run(cells::add);

    assertThat(cells).extracting(CellResult::workers).containsExactly(2, 2);
    assertThat(meanSojourn(cells.get(0))).isGreaterThan(meanSojourn(cells.get(1)));
  }

  private static double meanSojourn(CellResult cell) {
    return requireNonNull(cell.figures().get("sojourn.mean")).value();
  }

  @Test
  void noLossInAnyReplication_isNotBoundedByTheFirstQueueAlone() throws Exception {
    StudyResult study = TWO.with("run.replications=12").run().last().study();

    assertThat(study.losesOnlyWhenFull()).isFalse();
  }

  @Test
  void otherCommands_areRefused() {
    ScenarioSpec required = TWO.with("require.loss=\"< 1%\"");
    refused("size", () -> Sizing.of(required, List.of(), null, List.of()));
    refused("advise", () -> Advisor.of(TWO));
    refused("a run step by step", TWO::prepareExploration);
    refused("a comparison of pipelines", () -> TWO.prepareComparison(List.of("queue", "lock")));
    refused("a run with given arrivals", TWO::prepareGivenArrivals);
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatThrownBy(call).hasMessageContaining(what + " is possible with one stage only");
  }

  @Test
  void forecast_leavesOutTheServiceCapacity() {
    Forecast forecast = TWO.prepare().forecast();

    assertThat(forecast.capacity()).isNull();
    assertThat(forecast.remarks())
        .contains("the service capacity of several stages in a row is not forecast");
  }

  @Test
  void figure_ofTheWholeRunIsAcrossStages() throws Exception {
    StudyResult study = TWO.run().last().study();

    double sojourn = study.estimate(Figure.parse("sojourn.mean"), 0.95).value();
    assertThat(sojourn)
        .isGreaterThan(study.stages().get(0).study().sojournMean(0.95).value())
        .isGreaterThan(study.stages().get(1).study().sojournMean(0.95).value());
  }
}

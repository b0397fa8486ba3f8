package dev.millrace.sim.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final ScenarioSpec SPEC =
      Scenarios.parse(
          """
          producers.network {
            type = bursty, messages = 200, burst { size = 20, gap = 0s }, pause = 100ms
          }
          pipeline { type = queue, capacity = 10, overflow { policy = drop-newest } }
          consumers.database {
            type = slow-database, count = 2, service { type = exponential, mean = 5ms }
          }
          """);

  private static CheckedGrid grid(ScenarioSpec spec, String... axes) {
    return CheckedGrid.of(Grid.of(spec.prepareVariants(), Stream.of(axes).map(Axis::of).toList()));
  }

  private static List<CellResult> run(CheckedGrid grid, int threads) throws Exception {
    List<CellResult> results = new ArrayList<>();
    new Sweep(grid.grid(), grid.cells()).onThreads(threads).run(results::add);
    return results;
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
    CheckedGrid grid = grid(SPEC, "pipeline.capacity=1..10", "consumers.database.count=1,2,3");

    assertThat(run(grid, 4)).isEqualTo(run(grid, 1)).hasSize(30);
  }

  @Test
  void fewCellsWithReplicationsDoNotDependOnTheNumberOfThreads() throws Exception {
    ScenarioSpec repeated = SPEC.with("run.replications=5");
    CheckedGrid grid = grid(repeated, "pipeline.capacity=1..10");

    assertThat(run(grid, 4)).isEqualTo(run(grid, 1)).hasSize(10);
  }

  @Test
  void cellEqualsARunOfItsScenario() throws Exception {
    CellResult cell = run(grid(SPEC, "pipeline.capacity=7"), 1).get(0);
    var alone =
        SPEC.with("pipeline.capacity=7", "run.engine=virtual", "run.consumer-draws=per-message")
            .run();

    assertThat(cell.figures().get("messages.dropped"))
        .extracting(Estimate::value)
        .isEqualTo((double) alone.pooled().ledger().dropped());
  }

  @Test
  void failingCellHasItsReason() throws Exception {
    CellResult failed = run(grid(SPEC, "pipeline.overflow.policy=fail,drop-newest"), 1).get(0);

    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(failed.failures()).isNotEmpty();
  }

  @Test
  void stopKeepsFinishedCells() throws Exception {
    CheckedGrid grid = grid(SPEC, "pipeline.capacity=1..100");
    List<CellResult> results = new ArrayList<>();
    Sweep sweep = new Sweep(grid.grid(), grid.cells()).onThreads(2);
    sweep.run(
        result -> {
          results.add(result);
          if (results.size() == 5) {
            sweep.stop();
          }
        });

    assertThat(results)
        .hasSizeBetween(5, 99)
        .extracting(result -> result.cell().number())
        .isEqualTo(IntStream.rangeClosed(1, results.size()).boxed().toList());
  }

  @Test
  void cellsAreJudgedByTheirRequirements() throws Exception {
    List<CellResult> results =
        run(grid(SPEC.with("require.loss=\"< 5%\""), "pipeline.capacity=1,50"), 1);

    assertThat(results)
        .extracting(CellResult::verdicts)
        .containsExactly(Map.of("loss < 5%", Outcome.MISSED), Map.of("loss < 5%", Outcome.MET));
  }

  @Test
  void bestCellHasTheFewestWorkersAndThenTheLeastCapacity() throws Exception {
    List<CellResult> results =
        run(
            grid(
                SPEC.with("require.loss=\"< 5%\""),
                "consumers.database.count=4,3",
                "pipeline.capacity=1,60,50"),
            1);

    assertThat(BestCell.of(results))
        .map(CellResult::cell)
        .map(Cell::toString)
        .hasValue("consumers.database.count=3 pipeline.capacity=50");
  }

  @Test
  void noCellIsBestWithoutRequirements() throws Exception {
    assertThat(BestCell.of(run(grid(SPEC, "pipeline.capacity=1,60"), 1))).isEmpty();
  }
}

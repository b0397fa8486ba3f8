package dev.millrace.sim.report;

import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.StageStudy;
import dev.millrace.sim.study.StudyResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one of several stages. A message is offered to a stage, and due, when the stage
 * before has delivered it; {@code blocked} is the time that the workers of the stage before wait to
 * hand on.
 *
 * @param name {@code first}, or its name in the block {@code stages}
 * @param intervals null if no figure has one
 */
public record StageReport(
    String name, LedgerReport ledger, Measures measured, @Nullable Intervals intervals) {

  /** Returns the stages of a scenario, the first one first; null if there is one. */
  static @Nullable List<StageReport> of(Scenario scenario, EngineChoice engine, StudyResult study) {
    return study.stages().isEmpty()
        ? null
        : study.stages().stream().map(stage -> of(scenario, engine, stage)).toList();
  }

  private static StageReport of(Scenario scenario, EngineChoice engine, StageStudy stage) {
    StudyResult study = stage.study();
    return new StageReport(
        stage.name(),
        LedgerReport.of(study.pooled().ledger()),
        Measures.of(study, engine, scenario.run().realTime().measure()),
        Intervals.of(study));
  }
}

package dev.millrace.sim.study;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import java.util.List;

/** Refuses scenarios with several stages where only one can be served. */
public final class SingleStage {

  private SingleStage() {}

  /**
   * Refuses a scenario that has a block {@code stages}.
   *
   * @param what is possible with one stage only, as the subject of a sentence
   * @throws ScenarioException if it has
   */
  public static void require(Scenario scenario, String what) {
    if (!scenario.laterStages().isEmpty()) {
      Problem problem =
          new Problem(
              scenario.source(),
              "stages",
              what + " is possible with one stage only; allowed with stages: run, check and sweep");
      throw new ScenarioException(List.of(problem), scenario.warnings());
    }
  }
}

package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.ScenarioOverride;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that requires bounds of figures. */
final class RequirementsOption {

  @Option(
      names = "--require",
      paramLabel = "BOUND",
      description =
          "Requires a bound of a figure, such as 'sojourn.p99 < 500ms', beside those of the block"
              + " require. May be repeated.")
  private List<String> requirements = new ArrayList<>();

  /** Returns the requirements as overrides of the scenario. */
  List<ScenarioOverride> overrides() {
    return ScenarioOverride.requirements(requirements);
  }
}

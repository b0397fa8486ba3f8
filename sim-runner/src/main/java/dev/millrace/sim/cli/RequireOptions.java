package dev.millrace.sim.cli;

import dev.millrace.sim.report.JUnitReport;
import dev.millrace.sim.report.RequirementReport;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.study.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for requirements. */
final class RequireOptions {

  /** What an undecided requirement means for the exit code. */
  enum Undecided {
    fail,
    pass
  }

  @Mixin private RequirementsOption requirements = new RequirementsOption();

  @Option(
      names = "--undecided",
      paramLabel = "fail|pass",
      description =
          "The exit code if a requirement is neither met nor missed: 99 (fail), as if one is missed,"
              + " or 0 (pass). Default:"
              + " ${DEFAULT-VALUE}.")
  private Undecided undecided = Undecided.fail;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes the verdicts as a JUnit report, for build servers.")
  private @Nullable Path junit;

  /** Returns the requirements as overrides of the scenario. */
  List<ScenarioOverride> overrides() {
    return requirements.overrides();
  }

  /** Returns the exit code of an ended run. */
  int exitCode(RunStatus status) {
    return status == RunStatus.UNDECIDED && undecided == Undecided.pass
        ? ExitCode.DONE
        : ExitCode.of(status);
  }

  /**
   * Writes the JUnit report, if one was requested.
   *
   * @param verdicts by the name of the run
   * @return whether it was written, or not requested
   */
  boolean write(Console console, Map<String, List<RequirementReport>> verdicts) {
    if (junit == null) {
      return true;
    }
    try {
      Files.writeString(junit, JUnitReport.of(verdicts, undecided == Undecided.pass));
      return true;
    } catch (IOException e) {
      console.message("the JUnit report could not be written: " + e);
      return false;
    }
  }
}

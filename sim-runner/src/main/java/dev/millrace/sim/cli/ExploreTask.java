package dev.millrace.sim.cli;

import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.report.page.TracePage;
import dev.millrace.sim.study.ReplayReport;
import dev.millrace.sim.study.ScenarioExplorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explores a scenario for the command {@code explore}, prints and returns the exit code.
 *
 * @param page the file for a page of the steps that are printed; null for none
 */
record ExploreTask(ScenarioExplorer explorer, Console console, @Nullable Path page) {

  /**
   * Runs many schedules and prints the first that fails.
   *
   * @param replayArguments returns the command line that runs a schedule again
   */
  int explore(Explorer budget, Function<Schedule, String> replayArguments)
      throws InterruptedException, InconclusiveException {
    Exploration explored = explorer.explore(budget);
    if (explored.inconclusiveReason() != null) {
      console.print(
          "%s, then inconclusive: %s%n"
              .formatted(explored.extent(), explored.inconclusiveReason()));
      return ExitCode.FAILED;
    }
    if (explored.failure() == null) {
      console.print(
          "%s: nothing wrong%n%s".formatted(explored.extent(), ReplayReport.steps(explorer)));
      return ExitCode.DONE;
    }
    console.print(explored.extent() + System.lineSeparator());
    Schedule failing = explored.failure().schedule();
    int exitCode = show(failing);
    console.print("%nrun it again: %s%n".formatted(replayArguments.apply(failing)));
    return exitCode;
  }

  /** Runs one schedule and prints its steps. */
  int show(Schedule schedule) throws InconclusiveException {
    ReplayReport report = ReplayReport.of(explorer, schedule);
    console.print(report.text());
    boolean written =
        page == null || write(page, TracePage.of(report.trace(), report.violations()));
    return report.failed() || !written ? ExitCode.FAILED : ExitCode.DONE;
  }

  private boolean write(Path file, String text) {
    try {
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      console.message("the page could not be written: " + e);
      return false;
    }
  }
}

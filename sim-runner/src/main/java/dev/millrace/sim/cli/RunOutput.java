package dev.millrace.sim.cli;

import dev.millrace.explore.Execution;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.report.ConsoleSummary;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.Report;
import dev.millrace.sim.report.ResultFolder;
import dev.millrace.sim.report.StepSchedule;
import dev.millrace.sim.report.page.RunPage;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.trace.TraceFolder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Prints the result of the command {@code run} and returns its exit code. */
record RunOutput(Console console, boolean json, RequireOptions require) {

  /**
   * Prints a result, reports failures and writes the trace and the folder.
   *
   * @param replayed the run under a schedule; null for a run by an engine
   * @param trace null for no trace
   * @param folder null for no folder
   */
  int print(
      ScenarioResult result,
      @Nullable Execution replayed,
      @Nullable TraceFolder trace,
      @Nullable ResultFolder folder) {
    String schedule = replayed == null ? null : replayed.schedule().toString();
    StepSchedule order =
        replayed == null || schedule == null ? null : new StepSchedule(schedule, replayed.actors());
    Report report = Report.of(result, order);
    boolean written =
        console.print(json ? Json.of(report) : ConsoleSummary.of(result.scenario(), report));
    if (written) {
      result.engines().forEach(this::reportFailures);
      if (replayed != null && !json) {
        console.print("  schedule    %s (%s)%n".formatted(schedule, replayed.legend()));
      }
    }
    if (trace != null) {
      written &= write(trace, title(result.scenario(), schedule));
    }
    if (folder != null) {
      written &= write(folder, result, report);
    }
    written &= require.write(console, report.verdicts());
    return written ? require.exitCode(result.status()) : ExitCode.FAILED;
  }

  private void reportFailures(EngineResult result) {
    result.failures().forEach(console::report);
    if (result.study().stopReason().isMiss()) {
      console.message("run.precision was not reached");
    }
  }

  private boolean write(TraceFolder trace, String title) {
    try {
      console.message("trace: " + trace.write(title));
      return true;
    } catch (IOException e) {
      console.message("the trace could not be written: " + e);
      return false;
    }
  }

  private boolean write(ResultFolder folder, ScenarioResult result, Report report) {
    try {
      folder.write(result, report, RunPage.of(result, report));
      console.message("result: " + folder.path());
      return true;
    } catch (IOException e) {
      console.message("the result could not be written: " + ResultFolderOptions.reason(e));
      return false;
    }
  }

  private static String title(Scenario scenario, @Nullable String schedule) {
    return "%s, %s, seed %d, %s"
        .formatted(
            scenario.source(),
            scenario.pipeline().pipeline().binding().type(),
            scenario.run().seed(),
            schedule == null
                ? Names.kebabCase(scenario.study().engine().name()) + " time"
                : "schedule " + schedule);
  }
}

package dev.millrace.sim.cli;

import dev.millrace.explore.Performance;
import dev.millrace.sim.report.PlayedOrder;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** Prints the result of the command {@code run} and returns its exit code. */
record RunOutput(Console console, boolean json) {

  void message(String text) {
    console.message(text);
  }

  /**
   * Prints a result, writes its trace and reports failures.
   *
   * @param replayed the schedule that was run; null for an engine's own
   */
  int print(ScenarioResult result, @Nullable Performance replayed, TraceOutput trace) {
    String schedule = replayed == null ? null : replayed.schedule().toString();
    PlayedOrder order =
        replayed == null || schedule == null ? null : new PlayedOrder(schedule, replayed.actors());
    boolean written = console.print(Results.render(result, order, json));
    if (written) {
      result.engines().forEach(this::reportFailures);
      if (replayed != null && !json) {
        console.print("  schedule    %s (%s)%n".formatted(schedule, replayed.legend()));
      }
    }
    written &= trace.write(schedule, console);
    return written ? ExitCode.of(result.status()) : ExitCode.FAILED;
  }

  private void reportFailures(EngineResult result) {
    result.failures().forEach(console::message);
    if (result.status() == RunStatus.MISSED) {
      console.message("run.precision was not reached");
    }
  }
}

package dev.millrace.sim.study;

import dev.millrace.explore.Execution;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.Timeline;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceRecorder;
import java.util.List;

/**
 * A run under one schedule: what is wrong, and the steps.
 *
 * @param violations what is wrong, a sentence each
 * @param trace the steps
 * @param text both as text; ends with a line end
 */
public record ReplayReport(List<String> violations, Trace trace, String text) {

  private static final int MAX_EVENTS = 10_000;

  /**
   * Runs a scenario under a schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit
   * @throws InconclusiveException if a component blocks outside the steps that it traces
   */
  public static ReplayReport of(ScenarioExplorer explorer, Schedule schedule)
      throws InconclusiveException {
    TraceRecorder recorder = new TraceRecorder(MAX_EVENTS);
    Execution execution = explorer.replay(schedule, recorder).execution();
    Trace trace = recorder.trace(title(explorer.scenario()));
    StringBuilder text = new StringBuilder();
    execution.violations().forEach(violation -> text.append("wrong: %s%n".formatted(violation)));
    if (!execution.failed()) {
      text.append("nothing wrong%n".formatted());
    }
    text.append("schedule %s (%s)%n".formatted(schedule, execution.legend()))
        .append(steps(explorer))
        .append(System.lineSeparator())
        .append(Timeline.of(trace));
    return new ReplayReport(execution.violations(), trace, text.toString());
  }

  /** Returns whether something is wrong. */
  public boolean failed() {
    return !violations.isEmpty();
  }

  /** Returns a remark for pipelines that do not trace their steps, and nothing for others. */
  public static String steps(ScenarioExplorer explorer) {
    return explorer.isTraced()
        ? ""
        : "(the pipeline '%s' does not trace its own steps: each of its calls was one step)%n"
            .formatted(type(explorer.scenario()));
  }

  private static String title(Scenario scenario) {
    return "%s, %s, seed %d".formatted(scenario.source(), type(scenario), scenario.run().seed());
  }

  private static String type(Scenario scenario) {
    return scenario.pipeline().pipeline().binding().type();
  }
}

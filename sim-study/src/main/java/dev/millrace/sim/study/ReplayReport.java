package dev.millrace.sim.study;

import dev.millrace.explore.NotJudgedException;
import dev.millrace.explore.Performance;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.Timeline;
import dev.millrace.sim.trace.TraceRecorder;

/**
 * A run under one schedule as text: what is wrong, and a timeline of the steps.
 *
 * @param failed whether something is wrong
 * @param text ends with a line end
 */
public record ReplayReport(boolean failed, String text) {

  private static final int MAX_EVENTS = 10_000;

  /**
   * Runs a scenario under a schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit
   * @throws NotJudgedException if a component blocks outside the steps that it traces
   */
  public static ReplayReport of(ScenarioExplorer explorer, Schedule schedule)
      throws NotJudgedException {
    TraceRecorder recorder = new TraceRecorder(MAX_EVENTS);
    Performance performance = explorer.replay(schedule, recorder).performance();
    StringBuilder text = new StringBuilder();
    performance.complaints().forEach(complaint -> text.append("wrong: %s%n".formatted(complaint)));
    if (!performance.failed()) {
      text.append("nothing wrong%n".formatted());
    }
    text.append("schedule %s (%s)%n".formatted(schedule, performance.legend()))
        .append(steps(explorer))
        .append(System.lineSeparator())
        .append(Timeline.of(recorder.trace(title(explorer.scenario()))));
    return new ReplayReport(performance.failed(), text.toString());
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

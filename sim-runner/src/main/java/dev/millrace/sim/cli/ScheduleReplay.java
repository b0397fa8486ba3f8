package dev.millrace.sim.cli;

import dev.millrace.explore.Schedule;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.ScenarioExplorer;
import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.trace.TraceFolder;
import java.util.List;

/** Runs a scenario under one schedule, for the option {@code --schedule} of the command run. */
record ScheduleReplay(ScenarioSpec spec, TraceOption trace, RunOutput output) {

  int run(String text) throws Exception {
    Schedule schedule = Schedule.parse(text);
    ScenarioExplorer explorer;
    try (var silence = LogSetup.silenceAll()) {
      explorer = spec.prepareExploration();
    }
    Scenario scenario = explorer.scenario();
    try (TraceFolder tracing = trace.open(scenario.study())) {
      long start = System.nanoTime();
      var replay =
          tracing == null
              ? explorer.replay(schedule)
              : explorer.replay(schedule, tracing.recorder());
      var result =
          new EngineResult(
              EngineChoice.VIRTUAL, StudyResult.of(replay.result()), System.nanoTime() - start);
      return output.print(
          new ScenarioResult(scenario, Forecast.NONE, List.of(result)),
          replay.performance(),
          tracing);
    }
  }
}

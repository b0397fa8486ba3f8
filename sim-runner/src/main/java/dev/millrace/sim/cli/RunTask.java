package dev.millrace.sim.cli;

import dev.millrace.explore.Schedule;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.report.ForecastRows;
import dev.millrace.sim.report.ResultFolder;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.ScenarioExplorer;
import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.study.ScenarioRun;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.trace.TraceFolder;
import java.util.List;

/** Runs a scenario for the command {@code run} and returns the exit code. */
record RunTask(ScenarioSpec spec, TraceOption trace, ResultFolderOptions out, RunOutput output) {

  /** Runs by the engine of the scenario. Ctrl-C stops the run. */
  int run() throws Exception {
    ScenarioRun run = LogSetup.silently(spec::prepare);
    Scenario scenario = run.scenario();
    try (TraceFolder tracing = trace.open(scenario.study());
        ResultFolder folder = out.open(scenario)) {
      if (folder != null) {
        run.record(folder::recording);
      }
      Console console = output.console();
      console.warnings(scenario.warnings());
      ForecastRows.warning(run.forecast()).ifPresent(console::message);
      Interrupts.handle(
          () -> {
            console.message(
                "interrupted; draining%s, Ctrl-C again to end at once".formatted(limit(scenario)));
            run.stop();
          },
          run::abort);
      return output.print(
          run.run(tracing == null ? null : tracing.recorder()), null, tracing, folder);
    }
  }

  private static String limit(Scenario scenario) {
    RunSettings run = scenario.run();
    return run.drainTimeout() == null && scenario.study().engine() == EngineChoice.VIRTUAL
        ? ""
        : " for at most %s s".formatted(run.realTimeDrain().toSeconds());
  }

  /** Runs under one schedule. */
  int replay(String text) throws Exception {
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
          EngineResult.of(
              scenario,
              EngineChoice.VIRTUAL,
              StudyResult.of(replay.result()),
              System.nanoTime() - start);
      return output.print(
          new ScenarioResult(scenario, Forecast.NONE, List.of(result)),
          replay.execution(),
          tracing,
          null);
    }
  }
}

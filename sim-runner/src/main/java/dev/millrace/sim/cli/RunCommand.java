package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.explore.NotJudgedException;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.report.ConsoleSummary;
import dev.millrace.sim.report.ForecastRows;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.Report;
import dev.millrace.sim.report.RunReport;
import dev.millrace.sim.report.StepSchedule;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.trace.TraceRecorder;
import dev.millrace.sim.wiring.WiringException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a scenario and prints its summary. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Runs a scenario to its end and prints a summary.%n",
      "The first Ctrl-C stops the producers and drains the pipeline, for run.drain-timeout at"
          + " most; the second ends the run at once. Both print the summary.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner run conf/lock.conf",
      "  sim-runner run conf/bursty-database.conf --engine virtual",
      "  sim-runner run conf/bursty-database.conf --engine virtual --set run.replications=20",
      "  sim-runner run --debug conf/lock.conf",
      "  sim-runner run conf/lock.conf --trace trace",
      "  sim-runner run conf/bursty-database.conf --set pipeline.type=lock --seed 7",
      "  sim-runner run conf/replay.conf --set pipeline.overflow.policy=drop-newest"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--debug",
      description = "Logs at DEBUG: every step of the lock pipeline, every retry, stack traces.")
  private boolean debug;

  @Mixin private EngineOption engine = new EngineOption();

  @Option(
      names = "--json",
      description = "Prints the result as one JSON document instead of the summary.")
  private boolean json;

  @Option(
      names = "--schedule",
      paramLabel = "ORDER",
      description =
          "Plays the workers' steps in this order, such as a3b2a1, which the command explore has"
              + " found.")
  private @Nullable String schedule;

  @Mixin private TraceOption trace = new TraceOption();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (debug) {
      LogSetup.showDebug();
    }
    try {
      return runOrTellWhyNot(err);
    } finally {
      trace.cleanUp();
    }
  }

  private int runOrTellWhyNot(PrintWriter err) throws InterruptedException {
    if (schedule != null) {
      String order = schedule;
      return StepByStep.orTellWhyNot(err, () -> playInOrder(order, err));
    }
    var checked = options.check(err, engine.value());
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    Scenario scenario = checked.get().scenario();
    Injector plugins = checked.get().catalog().injector();
    try {
      Beforehand beforehand = Beforehand.of(scenario, plugins);
      if (!beforehand.problems().isEmpty()) {
        PluginsOption.print(beforehand.problems(), err);
        return ExitCode.USAGE;
      }
      var refusal = trace.prepare(scenario);
      if (refusal.isPresent()) {
        err.println("sim-runner: " + refusal.get());
        return ExitCode.USAGE;
      }
      ForecastRows.warning(beforehand.forecast())
          .ifPresent(warning -> err.println("sim-runner: " + warning));
      err.flush();
      List<RunReport> played = play(scenario, plugins);
      int exitCode = report(scenario, beforehand.forecast(), played, null);
      return ExitCode.worse(exitCode, writeTrace(scenario));
    } catch (WiringException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private int playInOrder(String text, PrintWriter err) throws NotJudgedException, WiringException {
    if (engine.value() != null) {
      err.println("sim-runner: --schedule takes the place of an engine: leave out --engine");
      return ExitCode.USAGE;
    }
    Schedule order = Schedule.parse(text);
    var checked = options.check(err, EngineOption.of("virtual"));
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    Scenario scenario = checked.get().scenario();
    Optional<StepByStep> ready;
    try (var silence = LogSetup.silenceAll()) {
      ready = StepByStep.ready(scenario, checked.get().catalog().injector(), err);
    }
    if (ready.isEmpty()) {
      return ExitCode.USAGE;
    }
    Optional<String> refusal = trace.prepare(scenario);
    if (refusal.isPresent()) {
      err.println("sim-runner: " + refusal.get());
      return ExitCode.USAGE;
    }
    TraceRecorder recorder = trace.recorder() == null ? new TraceRecorder(0) : trace.recorder();
    long start = System.nanoTime();
    StepByStep.Replay replay = ready.get().replay(order, recorder);
    RunReport run =
        RunReport.of(
            EngineChoice.VIRTUAL,
            StudyResult.of(replay.result()),
            scenario.run().realTime().measure(),
            System.nanoTime() - start);
    StepSchedule played = new StepSchedule(order.toString(), replay.performance().actors());
    int exitCode = report(scenario, Forecast.NONE, List.of(run), played);
    if (!json) {
      spec.commandLine()
          .getOut()
          .println("  schedule    %s (%s)".formatted(order, replay.performance().legend()));
    }
    return ExitCode.worse(exitCode, writeTrace(scenario));
  }

  private List<RunReport> play(Scenario scenario, Injector plugins)
      throws WiringException, InterruptedException {
    Player player = new Player(scenario, plugins, trace.recorder());
    Interrupts.handle(
        () -> {
          spec.commandLine()
              .getErr()
              .println(
                  "sim-runner: interrupted; draining for %s s at most, Ctrl-C again to end at once"
                      .formatted(scenario.run().drainTimeout().toSeconds()));
          player.stop();
        },
        player::abort);
    return player.playAll();
  }

  private int report(
      Scenario scenario, Forecast forecast, List<RunReport> played, @Nullable StepSchedule order) {
    PrintWriter out = spec.commandLine().getOut();
    Report report = Report.of(scenario, forecast, played, order);
    out.print(json ? Json.of(report) : ConsoleSummary.of(scenario, report));
    // The writer does not tell that the stream behind it failed.
    if (out.checkError() || System.out.checkError()) {
      spec.commandLine().getErr().println("sim-runner: the result could not be written");
      return ExitCode.FAILED;
    }
    int exitCode = ExitCode.DONE;
    for (RunReport each : played) {
      exitCode = ExitCode.worse(exitCode, judge(each));
    }
    return exitCode;
  }

  private int writeTrace(Scenario scenario) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      trace.write(scenario, schedule).ifPresent(written -> err.println("sim-runner: " + written));
      return ExitCode.DONE;
    } catch (IOException e) {
      err.println("sim-runner: the trace could not be written: " + e);
      return ExitCode.FAILED;
    }
  }

  private int judge(RunReport run) {
    PrintWriter err = spec.commandLine().getErr();
    run.problems().forEach(problem -> err.println("sim-runner: " + problem));
    if (run.missedPrecision()) {
      err.println("sim-runner: run.precision was not reached");
    }
    return switch (run.outcome()) {
      case FAILED -> ExitCode.FAILED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case DONE -> run.missedPrecision() ? ExitCode.MISSED : ExitCode.DONE;
    };
  }
}

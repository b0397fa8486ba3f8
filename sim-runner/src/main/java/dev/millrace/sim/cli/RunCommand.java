package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.report.ConsoleSummary;
import dev.millrace.sim.report.ForecastRows;
import dev.millrace.sim.report.JsonResult;
import dev.millrace.sim.report.Played;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.wiring.WiringException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "Overrides run.engine: real (threads), virtual (virtual time) or both (real, then"
              + " virtual, side by side).")
  private @Nullable EngineChoice engine;

  @Option(
      names = "--json",
      description = "Prints the result as one JSON document instead of the summary.")
  private boolean json;

  @Mixin private TraceOption trace = new TraceOption();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (debug) {
      LogSetup.showDebug();
    }
    var checked = options.check(err, engine);
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    Scenario scenario = checked.get().scenario();
    Injector plugins = checked.get().catalog().injector();
    try {
      Beforehand beforehand = Beforehand.of(scenario, plugins);
      var refusal = beforehand.refusal().or(() -> trace.prepare(scenario));
      if (refusal.isPresent()) {
        err.println("sim-runner: " + refusal.get());
        return ExitCode.USAGE;
      }
      ForecastRows.warning(beforehand.forecast())
          .ifPresent(warning -> err.println("sim-runner: " + warning));
      err.flush();
      List<Played> played = play(scenario, plugins);
      int exitCode = report(scenario, beforehand.forecast(), played);
      return ExitCode.worse(exitCode, writeTrace(scenario));
    } catch (WiringException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private List<Played> play(Scenario scenario, Injector plugins)
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

  private int report(Scenario scenario, Forecast forecast, List<Played> played) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? JsonResult.of(scenario, forecast, played)
            : ConsoleSummary.of(scenario, forecast, played));
    // The writer does not tell that the stream behind it failed.
    if (out.checkError() || System.out.checkError()) {
      spec.commandLine().getErr().println("sim-runner: the result could not be written");
      return ExitCode.FAILED;
    }
    int exitCode = ExitCode.DONE;
    for (Played each : played) {
      exitCode = ExitCode.worse(exitCode, judge(each));
    }
    return exitCode;
  }

  private int writeTrace(Scenario scenario) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      trace.write(scenario).ifPresent(written -> err.println("sim-runner: " + written));
      return ExitCode.DONE;
    } catch (IOException e) {
      err.println("sim-runner: the trace could not be written: " + e);
      return ExitCode.FAILED;
    }
  }

  private int judge(Played played) {
    PrintWriter err = spec.commandLine().getErr();
    RunResult result = played.study().pooled();
    result.failures().forEach(failure -> err.println("sim-runner: " + failure));
    if (!result.balance().balanced()) {
      err.println(
          "sim-runner: the ledger does not balance: "
              + String.join("; ", result.balance().complaints()));
    }
    return !result.succeeded()
        ? ExitCode.FAILED
        : result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}

package dev.millrace.sim.cli;

import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.report.ConsoleSummary;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
      "  sim-runner run --debug conf/lock.conf",
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

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (debug) {
      LogSetup.showDebug();
    }
    var checked = options.check(err);
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    var scenario = checked.get().scenario();
    Simulation simulation;
    try {
      simulation = Wiring.wire(scenario, checked.get().catalog().injector());
    } catch (WiringException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.FAILED;
    }
    Engine engine =
        scenario.study().engine() == EngineChoice.VIRTUAL
            ? new VirtualTimeEngine(simulation)
            : new RealTimeEngine(simulation);
    Interrupts.handle(
        () -> {
          err.println(
              "sim-runner: interrupted; draining for %s s at most, Ctrl-C again to end at once"
                  .formatted(scenario.run().drainTimeout().toSeconds()));
          engine.stop();
        },
        engine::abort);
    RunResult result = engine.run();
    out.print(ConsoleSummary.of(scenario, result));
    // The writer does not tell that the stream behind it failed.
    if (out.checkError() || System.out.checkError()) {
      err.println("sim-runner: the summary could not be written");
      return ExitCode.FAILED;
    }
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

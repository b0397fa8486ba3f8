package dev.millrace.sim.cli;

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
          + " most; the second ends the run at once. Both print the summary, unless a component keeps the"
          + " run from ending within 10 s.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner run conf/lock.conf",
      "  sim-runner run conf/bursty-database.conf --engine virtual",
      "  sim-runner run conf/bursty-database.conf --engine virtual \\",
      "      --set run.replications=20",
      "  sim-runner run --debug conf/lock.conf",
      "  sim-runner run conf/lock.conf --trace trace",
      "  sim-runner run conf/bursty-database.conf --set pipeline.type=lock --seed 7",
      "  sim-runner run conf/bursty-database.conf --engine virtual --out result",
      "  sim-runner run conf/replay.conf --set pipeline.overflow.policy=drop-newest",
      "  sim-runner run conf/bursty-database.conf --engine virtual \\",
      "      --set run.replications=20 --require 'sojourn.p99 < 2s'"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--debug",
      description = "Logs at DEBUG: every step of the lock pipeline, every retry, stack traces.")
  private boolean debug;

  @Mixin private EngineOption engine = new EngineOption();

  @Mixin private RequireOptions require = new RequireOptions();

  @Option(
      names = "--json",
      description = "Prints the result as one JSON document instead of the summary.")
  private boolean json;

  @Option(
      names = "--schedule",
      paramLabel = "ORDER",
      description =
          "Runs the workers' steps in this order, such as a3b2a1, as found by the command explore.")
  private @Nullable String schedule;

  @Mixin private ResultFolderOptions folder = new ResultFolderOptions();

  @Mixin private TraceOption trace = new TraceOption();

  @Override
  public Integer call() throws Exception {
    if (debug) {
      LogSetup.showDebug();
    }
    if (schedule != null && engine.value() != null) {
      throw CommandException.usage("--schedule takes the place of an engine: leave out --engine");
    }
    if (schedule != null && folder.isUsed()) {
      throw CommandException.usage("--schedule has no result folder: leave out --out");
    }
    folder.check();
    String order = schedule;
    RunOutput output = new RunOutput(Console.of(spec), json, require);
    RunTask task =
        new RunTask(options.spec(engine.value(), require.overrides()), trace, folder, output);
    return order == null ? task.run() : CommandException.translating(() -> task.replay(order));
  }
}

package dev.millrace.sim.cli;

import dev.millrace.sim.plugins.PluginSource;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.ScheduleReading;
import dev.millrace.sim.study.fit.FitResult;
import dev.millrace.sim.study.fit.FitSettings;
import dev.millrace.sim.study.fit.TraceFit;
import dev.millrace.sim.study.init.TraceDueTimes;
import dev.millrace.sim.study.init.TraceException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds a model of a trace's arrivals. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Finds the simplest arrival process that behaves like a trace in a queue: Poisson, stages,"
          + " on-off or MMPP(2). Trace and models pass through the same queues in virtual time, at"
          + " loads from 0.3 to 0.9; the table has the mean wait, the p99 wait and the loss of each"
          + " beside those of the trace, with errors.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner fit access.log.gz -o twin.conf",
      "  sim-runner fit conf/trace-in-virtual-time.conf --buffer 200",
      "  sim-runner run twin.conf"
    })
final class FitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TRACE",
      description =
          "A trace, as for the command init; or a scenario, named NAME.conf, for its arrivals.")
  private Path trace = Path.of("");

  @Mixin private ScenarioFileOption output = new ScenarioFileOption();

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "The typical error of the figures up to which a model is good enough (default:"
              + " ${DEFAULT-VALUE}).")
  private double tolerance;

  @Option(
      names = "--buffer",
      paramLabel = "N",
      defaultValue = "50",
      description = "The capacity of the queue that loses messages (default: ${DEFAULT-VALUE}).")
  private int buffer;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Reads the first N messages at most (default: ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the models and the service times (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() throws Exception {
    output.check(trace);
    FitSettings settings = settings();
    FitResult fit;
    try (var silence = LogSetup.silenceAll()) {
      fit = TraceFit.of(dueTimes(settings.plugins()), trace.toString(), settings);
    }
    output.write(fit.toHocon());
    return Console.of(spec).print(fit.report()) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private FitSettings settings() {
    try {
      return new FitSettings(tolerance, buffer, seed, messages, plugins.source());
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--" + e.getMessage());
    }
  }

  private long[] dueTimes(PluginSource source) {
    if (!trace.toString().endsWith(".conf")) {
      return TraceDueTimes.read(trace, source, messages);
    }
    TraceDueTimes due = new TraceDueTimes();
    ScheduleReading reading = Scenarios.load(trace).withPlugins(source).readSchedule(messages, due);
    if (reading.failure() != null) {
      throw new TraceException(reading.failure());
    }
    return due.toArray();
  }
}

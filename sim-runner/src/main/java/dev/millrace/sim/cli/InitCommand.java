package dev.millrace.sim.cli;

import dev.millrace.sim.study.init.InitialScenario;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a scenario that replays a trace. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Looks at a log or a table of recorded messages, finds the time in it and its format, and"
          + " writes a scenario that replays it. With -o prints what was found: the rate, the"
          + " longest gap, the dispersion and the busiest window from a second to an hour."
          + " Without -o prints the scenario, which has the same in its comments.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner init access.log.gz -o access.conf",
      "  sim-runner init conf/traces/hour.csv.gz",
      "  sim-runner run access.conf"
    })
final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TRACE",
      description = "CSV, JSON lines, an access log or another log; plain or gzip.")
  private Path trace = Path.of("");

  @Mixin private ScenarioFileOption output = new ScenarioFileOption();

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "Reads the first N messages at most (default: ${DEFAULT-VALUE}).")
  private long messages;

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() throws Exception {
    output.check(trace);
    if (messages < 2) {
      throw CommandException.usage("--messages: found %d; allowed: at least 2".formatted(messages));
    }
    InitialScenario initial =
        LogSetup.silently(() -> InitialScenario.of(trace, plugins.source(), messages));
    String scenario = initial.toHocon(output.folder());
    output.write(scenario);
    Console console = Console.of(spec);
    return console.print(output.file() == null ? scenario : initial.report())
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }
}

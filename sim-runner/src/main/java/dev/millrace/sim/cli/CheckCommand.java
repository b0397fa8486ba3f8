package dev.millrace.sim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a scenario and prints it with every default filled in. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Checks a scenario without running it. Prints every problem that run would report or, if"
          + " there is none, the scenario with every default filled in.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner check conf/replay.conf",
      "  sim-runner check conf/replay.conf --engine virtual",
      "  sim-runner check conf/replay.conf --set pipeline.capacity=50 > resolved.conf"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private EngineOption engine = new EngineOption();

  @Override
  public Integer call() throws Exception {
    var scenario = LogSetup.silently(() -> options.spec(engine.value()).check());
    Console console = Console.of(spec);
    console.warnings(scenario.warnings());
    return console.print(scenario.toHocon()) ? ExitCode.DONE : ExitCode.FAILED;
  }
}

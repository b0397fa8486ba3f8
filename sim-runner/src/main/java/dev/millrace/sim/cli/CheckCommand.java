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
      "Looks for mistakes in a scenario and runs nothing. Prints all of them; or, if there are"
          + " none, the scenario with every default filled in.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner check conf/replay.conf",
      "  sim-runner check conf/replay.conf --set pipeline.capacity=50 > resolved.conf"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Override
  public Integer call() {
    var checked = options.check(spec.commandLine().getErr());
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    spec.commandLine().getOut().print(checked.get().scenario().toHocon());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}

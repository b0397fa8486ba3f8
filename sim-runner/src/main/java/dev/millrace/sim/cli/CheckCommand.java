package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.WiringException;
import java.io.PrintWriter;
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
      "Looks for whatever run would refuse in a scenario, and runs nothing. Prints all of it; or,"
          + " if there is none, the scenario with every default filled in.%n"
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
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    var checked = options.check(err, engine.value());
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    Scenario scenario = checked.get().scenario();
    try {
      var problems = Beforehand.problems(scenario, checked.get().catalog().injector());
      if (!problems.isEmpty()) {
        PluginsOption.print(problems, err);
        return ExitCode.USAGE;
      }
    } catch (WiringException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.FAILED;
    }
    spec.commandLine().getOut().print(scenario.toHocon());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}

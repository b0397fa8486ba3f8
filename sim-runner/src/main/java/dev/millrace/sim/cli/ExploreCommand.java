package dev.millrace.sim.cli;

import dev.millrace.explore.Explorer;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.study.ScenarioExplorer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a small scenario in every order of its workers' steps. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Runs a small scenario again and again, each time with its workers' steps in another order,"
          + " and prints the shortest order found in which something goes wrong: messages lost or"
          + " taken twice, a deadlock, exceptions.%n",
      "Orders with few preemptions come first; if there are too many, the rest of the budget is"
          + " spent on orders drawn at random (run.seed).%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner explore conf/lock.conf --set run.messages=3",
      "  sim-runner explore conf/lock.conf --set run.messages=2 \\",
      "      --preemptions 2 --seconds 60",
      "  sim-runner explore conf/lock.conf --set run.messages=2 --schedule a1 \\",
      "      --page steps.html",
      "%nExit codes: 0 nothing wrong, 1 something wrong or no verdict, 2 invalid usage."
    })
final class ExploreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--schedule",
      paramLabel = "ORDER",
      description = "Runs this order alone, such as a3b2a1, and prints it step by step.")
  private @Nullable String schedule;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Writes the steps that are printed as a page to walk through (HTML).")
  private @Nullable Path page;

  @Override
  public Integer call() throws Exception {
    try (var silence = LogSetup.silenceAll()) {
      return CommandException.translating(this::explore);
    }
  }

  private int explore() throws Exception {
    Schedule order = schedule == null ? null : Schedule.parse(schedule);
    Explorer limits = budget.explorer();
    ScenarioExplorer explorer = options.spec(null).prepareExploration();
    Console.of(spec).warnings(explorer.scenario().warnings());
    var task = new ExploreTask(explorer, Console.of(spec), page);
    return order == null
        ? task.explore(limits, failing -> ReplayArguments.of(spec, failing))
        : task.show(order);
  }
}

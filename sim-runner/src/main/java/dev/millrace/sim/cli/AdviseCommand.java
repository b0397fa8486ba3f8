package dev.millrace.sim.cli;

import dev.millrace.sim.report.AdviceReport;
import dev.millrace.sim.report.AdviceSummary;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.study.advise.Advice;
import dev.millrace.sim.study.advise.Advisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what limits a scenario and which change would help. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Says what limits a scenario, and runs it in virtual time with one change at a time: one"
          + " worker or connection more, a shorter service time, batches, twice and half the"
          + " capacity, other overflow policies. Each run has the same arrivals and service times,"
          + " so that the differences are due to the change.%n",
      "The changes are ranked by their effect on the loss and the sojourn's p99, of which the 95 %%"
          + " intervals are given over run.replications, at least 10.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner advise conf/bursty-database.conf",
      "  sim-runner advise conf/bursty-database.conf --require 'sojourn.p99 < 500ms'"
    })
final class AdviseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private RequirementsOption require = new RequirementsOption();

  @Option(
      names = "--json",
      description = "Prints the advice as one JSON document instead of the summary.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec);
    Advisor advisor = LogSetup.silently(() -> Advisor.of(options.spec(null, require.overrides())));
    console.warnings(advisor.scenario().warnings());
    Interrupts.handle(
        () -> {
          console.message("interrupted");
          advisor.stop();
        },
        advisor::stop);
    Advice advice = advisor.run();
    if (!advice.base().pooled().succeeded()) {
      advice.base().pooled().problems().forEach(console::report);
      return ExitCode.FAILED;
    }
    AdviceReport report = AdviceReport.of(advice);
    boolean written = console.print(json ? Json.of(report) : AdviceSummary.of(advice, report));
    if (!written) {
      return ExitCode.FAILED;
    }
    return advice.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}

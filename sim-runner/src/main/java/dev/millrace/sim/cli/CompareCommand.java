package dev.millrace.sim.cli;

import dev.millrace.sim.report.ComparisonReport;
import dev.millrace.sim.report.ForecastRows;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.PipelineTable;
import dev.millrace.sim.study.Comparison;
import dev.millrace.sim.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a scenario with one pipeline after the other and prints their figures in a table. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Runs a scenario with one pipeline after the other, each with the same arrivals, and prints"
          + " their figures in one table.%n",
      "A pipeline has the overflow policy of the scenario, the capacity of the scenario if its type"
          + " has one, and otherwise the defaults of its type. The scenario's own type keeps all"
          + " its settings. Settings for one type alone are its defaults, under"
          + " millrace.pipelines.TYPE in the scenario or with --set.%n",
      "On real threads each pipeline first runs unmeasured for at most one second. In virtual"
          + " time run.replications and run.precision apply to each; the table has the figures of"
          + " all replications together, and --json their confidence intervals as well.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue,buffer",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue \\",
      "      --engine virtual",
      "  sim-runner compare conf/bursty-database.conf --pipelines queue,priority \\",
      "      --set millrace.pipelines.priority.by.type=due"
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--pipelines",
      paramLabel = "TYPE",
      split = ",",
      required = true,
      description = "The types of the pipelines, in the order of the runs.")
  private List<String> pipelines = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Overrides run.engine: real (threads) or virtual (virtual time).")
  private @Nullable String engine;

  @Mixin private RequireOptions require = new RequireOptions();

  @Option(
      names = "--json",
      description = "Prints the results as one JSON document instead of the table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec);
    Comparison comparison =
        LogSetup.silently(
            () ->
                options
                    .spec(EngineOption.of(engine), require.overrides())
                    .prepareComparison(pipelines));
    console.warnings(comparison.scenario().warnings());
    ForecastRows.warning(comparison.forecast()).ifPresent(console::message);
    Interrupts.handle(
        () -> {
          console.message("interrupted; this run is drained, the others are skipped");
          comparison.stop();
        },
        comparison::abort);
    try (var silence = LogSetup.silenceAll()) {
      comparison.warmUp();
    }
    ComparisonResult result = comparison.run();
    ComparisonReport report = ComparisonReport.of(result);
    boolean written =
        console.print(json ? Json.of(report) : PipelineTable.of(result.scenario(), report))
            & require.write(console, report.verdicts());
    return written ? require.exitCode(result.status()) : ExitCode.FAILED;
  }
}

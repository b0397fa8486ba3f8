package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.report.ComparisonReport;
import dev.millrace.sim.report.ComparisonReport.Entry;
import dev.millrace.sim.report.ForecastRows;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.PipelineTable;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.OtherPipelines;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.wiring.WiringException;
import java.io.PrintWriter;
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
      "A pipeline has the overflow policy of the scenario, the capacity that the scenario gives if"
          + " the type has one, and else the defaults of its type; the scenario's own type keeps"
          + " all its settings. Settings for one type alone are its defaults, under"
          + " millrace.pipelines.TYPE in the scenario or with --set.%n",
      "On real threads each first has an unmeasured run of a second's messages at most. In virtual"
          + " time run.replications and run.precision hold for each; the table has the figures of"
          + " all replications together, and --json their intervals too.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue,buffer",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue --engine virtual",
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
      description = "The types of the pipelines, in the order in which they are run.")
  private List<String> pipelines = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Overrides run.engine: real (threads) or virtual (virtual time).")
  private @Nullable String engine;

  @Option(
      names = "--json",
      description = "Prints the results as one JSON document instead of the table.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    var checked = options.checkEach(err, EngineOption.of(engine), pipelines);
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    List<Scenario> scenarios = checked.get().scenarios();
    Scenario first = scenarios.get(0);
    if (first.study().engine() == EngineChoice.BOTH) {
      err.println("sim-runner: compare uses one engine; allowed: --engine real, --engine virtual");
      return ExitCode.USAGE;
    }
    Injector plugins = checked.get().catalog().injector();
    Beforehand beforehand = beforehand(scenarios, plugins);
    if (!beforehand.problems().isEmpty()) {
      PluginsOption.print(beforehand.problems(), err);
      return ExitCode.USAGE;
    }
    ForecastRows.warning(beforehand.forecast())
        .ifPresent(warning -> err.println("sim-runner: " + warning));
    err.flush();
    List<Entry> contenders = play(scenarios, plugins);
    ComparisonReport report = ComparisonReport.of(first, beforehand.forecast(), contenders);
    return report(json ? Json.of(report) : PipelineTable.of(first, report), contenders);
  }

  /**
   * The forecast, which is the same with each pipeline, and what the components have to say against
   * the scenario with each of them, each once.
   */
  private static Beforehand beforehand(List<Scenario> scenarios, Injector plugins) {
    Forecast forecast = null;
    Problems problems = new Problems();
    for (Scenario scenario : scenarios) {
      try {
        Beforehand one =
            forecast == null
                ? Beforehand.of(scenario, plugins)
                : new Beforehand(forecast, Beforehand.problems(scenario, plugins));
        forecast = one.forecast();
        add(problems, one.problems(), scenario.pipeline().pipeline());
      } catch (WiringException e) {
        // Left to the contest, where it has a row with the reason, and the others are compared.
      }
    }
    return new Beforehand(forecast == null ? Forecast.NONE : forecast, problems.all());
  }

  private static void add(Problems problems, List<Problem> more, Choice pipeline) {
    for (Problem problem : more) {
      problems.add(
          problem.path().equals(pipeline.path())
              ? OtherPipelines.with(pipeline.binding().type(), problem)
              : problem);
    }
  }

  private List<Entry> play(List<Scenario> scenarios, Injector plugins) throws InterruptedException {
    Contest contest = new Contest(scenarios, plugins);
    Interrupts.handle(
        () -> {
          spec.commandLine()
              .getErr()
              .println("sim-runner: interrupted; this run is drained, the others are not made");
          contest.stop();
        },
        contest::abort);
    return contest.play();
  }

  private int report(String text, List<Entry> contenders) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    // The writer does not tell that the stream behind it failed.
    if (out.checkError() || System.out.checkError()) {
      spec.commandLine().getErr().println("sim-runner: the result could not be written");
      return ExitCode.FAILED;
    }
    int exitCode = ExitCode.DONE;
    for (Entry contender : contenders) {
      exitCode = ExitCode.worse(exitCode, judge(contender));
    }
    return exitCode;
  }

  private static int judge(Entry contender) {
    if (!contender.problems().isEmpty()) {
      return ExitCode.FAILED;
    }
    if (contender.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return contender.missedPrecision() ? ExitCode.MISSED : ExitCode.DONE;
  }
}

package dev.millrace.benchmarks.coverage;

import dev.millrace.benchmarks.HelpOption;
import dev.millrace.benchmarks.LoadedScenario;
import dev.millrace.benchmarks.OnlyOption;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.Precision;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.StudyResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that counts how often 95 % confidence intervals contain the true value. */
@Command(
    name = "interval-coverage",
    description = "How often the confidence intervals of replications contain the true value.",
    showDefaultValues = true)
public final class IntervalCoverage implements Callable<Integer> {

  private static final double PRECISION = 0.1;
  private static final int MAX_REPLICATIONS = 200;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(names = "--experiments", description = "Number of intervals of each figure.")
  private int experiments = 300;

  @Option(names = "--replications", description = "Number of replications of an interval.")
  private int replications = 20;

  @Option(
      names = "--length",
      description = "Length of a replication, as a multiple of the model's default.")
  private double length = 1;

  @Mixin private OnlyOption only = new OnlyOption();

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d experiments of %d replications; intervals of 95 %%, 95 %% ranges of the coverage%n%n",
        experiments, replications);
    row("model", "figure", "exact", "average", "+-", "none", "below", "above", "coverage", "range");
    out.flush();
    for (CoverageModel model : only.of(List.of(CoverageModel.values()), CoverageModel::key)) {
      spec.commandLine().getErr().printf("%s%n", model.key());
      count(model).forEach((figure, coverage) -> row(model, figure, coverage));
      out.flush();
    }
    return 0;
  }

  private void check() {
    if (experiments < 1) {
      throw bad("--experiments is " + experiments + "; allowed: at least 1");
    }
    if (replications < 2) {
      throw bad("--replications is " + replications + "; allowed: at least 2");
    }
    if (!(length >= 0.001 && length <= 1000)) {
      throw bad("--length is " + length + "; allowed: 0.001 to 1000");
    }
    only.check(
        spec.commandLine(), Stream.of(CoverageModel.values()).map(CoverageModel::key).toList());
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Map<String, Coverage> count(CoverageModel model) throws Exception {
    LoadedScenario scenario =
        LoadedScenario.of(model.scenario(Math.round(model.seconds() * length * 1000)));
    Map<String, Coverage> figures = new LinkedHashMap<>();
    model.figures().forEach((figure, exact) -> figures.put(figure, new Coverage(exact)));
    Precision precision =
        model.isPrecise()
            ? new Precision(PRECISION, Figure.parse("wait.p99"), MAX_REPLICATIONS)
            : null;
    for (int i = 0; i < experiments; i++) {
      // Replications are numbered across all experiments, so none is used twice.
      int before = i * (precision == null ? replications : MAX_REPLICATIONS);
      StudyResult study =
          Replications.of(number -> scenario.wire(before + number))
              .run(precision == null ? replications : 1, precision)
              .orThrow();
      figures.forEach((figure, coverage) -> coverage.add(measured(figure, study)));
    }
    return figures;
  }

  private static Estimate measured(String figure, StudyResult study) {
    return switch (figure) {
      case "wait mean" -> study.waitMean(StudyResult.CONFIDENCE).scaled(1e-9);
      case "wait p99" -> study.waitPercentile(99, StudyResult.CONFIDENCE).scaled(1e-9);
      case "wait p99.9" -> study.waitPercentile(99.9, StudyResult.CONFIDENCE).scaled(1e-9);
      case "loss" -> study.loss(StudyResult.CONFIDENCE);
      default -> throw new IllegalArgumentException(figure);
    };
  }

  private void row(CoverageModel model, String figure, Coverage coverage) {
    Estimate range = coverage.range();
    row(
        model.key(),
        figure,
        number(7, coverage.exact()),
        number(7, coverage.meanValue()),
        percent(coverage.meanHalfWidth() / coverage.exact()),
        coverage.without(),
        coverage.below(),
        coverage.above(),
        percent(coverage.share()),
        percent(range.low()) + " .. " + percent(range.high()));
  }

  private void row(Object... cells) {
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "%-11s %-10s %10s %10s %8s %5s %6s %6s %9s  %s%n", cells);
  }

  private static String percent(double share) {
    return number(1, 100 * share) + " %";
  }

  private static String number(int decimals, double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}

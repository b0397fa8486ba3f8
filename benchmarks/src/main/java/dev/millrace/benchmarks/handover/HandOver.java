package dev.millrace.benchmarks.handover;

import dev.millrace.benchmarks.HelpOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The cost of a hand-over compared with the bare primitive, by JMH: one table, each row compared
 * with the first row of its pipeline.
 *
 * <p>A process yields two figures: its fastest iteration, which is the cost without disturbances,
 * and its median. Each is printed as the median, minimum and maximum over the processes.
 */
@Command(
    name = "hand-over",
    description =
        "Cost of a hand-over compared with the bare primitive, by JMH; pin it with taskset.")
public final class HandOver implements Callable<Integer> {

  private static final String ROW = "%-16s %-8s %-18s %10s %20s %7s %10s %22s %7s%n";

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(
      names = "--benchmark",
      paramLabel = "NAME",
      description = "InOneThread, BetweenThreads or BlockedHandOver (default: ${DEFAULT-VALUE}).")
  private String benchmark = "InOneThread";

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Number of processes for each row (default: ${DEFAULT-VALUE}).")
  private int forks = 5;

  @Option(
      names = "--pipelines",
      split = ",",
      paramLabel = "TYPE",
      description = "Types of pipelines (default: all of the benchmark).")
  private List<String> pipelines = List.of();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Number of iterations of a process (default: that of the benchmark).")
  private int iterations;

  @Option(
      names = "--milliseconds",
      paramLabel = "MS",
      description = "Duration of an iteration (default: that of the benchmark).")
  private int milliseconds;

  @Override
  public Integer call() throws Exception {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark + "\\.")
            .forks(forks)
            .shouldFailOnError(true)
            .jvmArgsAppend("-Xms1g", "-Xmx1g");
    if (!pipelines.isEmpty()) {
      options.param("pipeline", pipelines.toArray(String[]::new));
    }
    if (iterations > 0) {
      options.measurementIterations(iterations).warmupIterations(iterations);
    }
    if (milliseconds > 0) {
      TimeValue time = TimeValue.milliseconds(milliseconds);
      options.measurementTime(time).warmupTime(time);
    }
    print(new Runner(options.build()).run().stream().map(Row::of).toList());
    return 0;
  }

  private static void print(List<Row> rows) {
    System.out.printf(
        ROW, "benchmark", "pipeline", "through", "fastest", "", "over", "median", "", "over");
    System.out.printf(ROW, "", "", "", "ns", "min..max", "bare", "ns", "min..max", "bare");
    for (Row row : rows) {
      Row bare =
          rows.stream()
              .filter(other -> other.through.equals("bare") && other.pipeline.equals(row.pipeline))
              .findAny()
              .orElse(row);
      System.out.printf(
          ROW,
          row.benchmark,
          row.pipeline,
          row.through,
          decimal(middle(row.fastest)),
          range(row.fastest),
          ratio(row.fastest, bare.fastest),
          decimal(middle(row.medians)),
          range(row.medians),
          ratio(row.medians, bare.medians));
    }
  }

  /** The figures of one row's processes, sorted, in nanoseconds. */
  private record Row(
      String benchmark,
      String pipeline,
      String through,
      List<Double> fastest,
      List<Double> medians) {

    static Row of(RunResult result) {
      Collection<BenchmarkResult> processes = result.getBenchmarkResults();
      String[] name = result.getParams().getBenchmark().split("\\.", -1);
      String through = result.getParams().getParam("through");
      return new Row(
          name[name.length - 2],
          result.getParams().getParam("pipeline"),
          through == null ? name[name.length - 1] : through,
          processes.stream().map(process -> scores(process).get(0)).sorted().toList(),
          processes.stream().map(process -> middle(scores(process))).sorted().toList());
    }

    private static List<Double> scores(BenchmarkResult process) {
      return process.getIterationResults().stream()
          .map(iteration -> iteration.getPrimaryResult().getScore())
          .sorted()
          .toList();
    }
  }

  private static double middle(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String ratio(List<Double> some, List<Double> bare) {
    return String.format(Locale.ROOT, "%.2f", middle(some) / middle(bare));
  }

  private static String range(List<Double> sorted) {
    return decimal(sorted.get(0)) + ".." + decimal(sorted.get(sorted.size() - 1));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }
}

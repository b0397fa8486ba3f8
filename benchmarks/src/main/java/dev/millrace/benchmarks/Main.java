package dev.millrace.benchmarks;

import dev.millrace.benchmarks.coverage.IntervalCoverage;
import dev.millrace.benchmarks.handover.HandOver;
import dev.millrace.benchmarks.handover.Pacing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program: lists the benchmarks, or runs one by name. */
@Command(
    name = "benchmarks",
    description = "Measures the speed of Millrace; pin it to one core with taskset -c.",
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {
      CustomersPerSecond.class,
      Scaling.class,
      SingleSteps.class,
      HandOver.class,
      Pacing.class,
      IntervalCoverage.class
    })
final class Main {
  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  private Main() {}

  /**
   * Runs a benchmark and ends the process.
   *
   * @param arguments the benchmark's name and its options
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }
}

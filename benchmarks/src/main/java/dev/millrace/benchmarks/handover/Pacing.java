package dev.millrace.benchmarks.handover;

import dev.millrace.benchmarks.HelpOption;
import dev.millrace.benchmarks.LoadedScenario;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.measure.Latencies;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures the wake-up delay of a producer and its processor time, by rate and {@code run.pacing}.
 */
@Command(
    name = "pacing",
    description = "Wake-up delay of producers on real threads; needs two cores.")
public final class Pacing implements Callable<Integer> {

  private static final String ROW = "%12s %8s %10s %10s %10s %10s %10s %10s%n";

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private HelpOption help = new HelpOption();

  @Option(
      names = "--seconds",
      description = "Duration of each run (default: ${DEFAULT-VALUE}).",
      paramLabel = "S")
  private double seconds = 5;

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "N",
      description = "Messages a second (default: ${DEFAULT-VALUE}).")
  private List<Long> rates = List.of(1_000L, 10_000L, 100_000L);

  @Override
  public Integer call() throws Exception {
    run(rates.get(0), "precise", 1);
    System.out.printf(
        ROW, "messages/s", "pacing", "waits", "late p50", "p99", "max", "wait p99", "processor");
    System.out.printf(ROW, "", "", "", "us", "us", "us", "us", "of a core");
    for (long rate : rates) {
      for (String pacing : List.of("park", "precise")) {
        print(rate, pacing, run(rate, pacing, seconds));
      }
    }
    return 0;
  }

  /** Runs a producer with a constant gap, a queue, and a consumer that returns at once. */
  private static RunResult run(long rate, String pacing, double seconds) throws Exception {
    LoadedScenario loaded =
        LoadedScenario.of(
            String.format(
                Locale.ROOT,
                """
                producers.p { type = random, gap = %dns }
                pipeline { type = queue, capacity = 100000 }
                consumers.c { type = slow-database, service = 0s }
                run { duration = %dms, pacing = %s }
                """,
                1_000_000_000 / rate,
                Math.round(1000 * seconds),
                pacing));
    RunResult result = new RealTimeEngine(loaded.wire(1)).run();
    if (!result.succeeded()) {
      throw new IllegalStateException("failed: " + result.failures());
    }
    return result;
  }

  private static void print(long rate, String pacing, RunResult result) {
    Latencies late = result.measurements().lateness();
    Latencies waits = result.measurements().waits();
    Long processor = result.processorNanos();
    System.out.printf(
        Locale.ROOT,
        ROW,
        String.format(Locale.ROOT, "%,d", rate),
        pacing,
        String.format(Locale.ROOT, "%,d", late.count()),
        micros(late.percentileNanos(50)),
        micros(late.percentileNanos(99)),
        micros(late.maxNanos()),
        micros(waits.percentileNanos(99)),
        processor == null
            ? "-"
            : String.format(Locale.ROOT, "%.1f %%", 100.0 * processor / result.elapsedNanos()));
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%,.1f", nanos / 1e3);
  }
}

package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of a scenario under both engines, side by side. */
final class EngineComparison {

  private final Lines lines = new Lines();

  private EngineComparison() {}

  static String of(RunReport real, RunReport virtual) {
    EngineComparison comparison = new EngineComparison();
    comparison.add(real, virtual);
    return comparison.lines.text();
  }

  private void add(RunReport real, RunReport virtual) {
    row("real and virtual", "real", "virtual", "difference");
    counts("offered", real.ledger().offered(), virtual.ledger().offered());
    counts("delivered", real.ledger().delivered(), virtual.ledger().delivered());
    counts("dropped", real.ledger().dropped(), virtual.ledger().dropped());
    Measures left = real.measured();
    Measures right = virtual.measured();
    figures("messages/s", left.throughputPerSecond(), right.throughputPerSecond(), Figures::rate);
    latencies("wait", left.waitNanos(), right.waitNanos());
    latencies("sojourn", left.sojournNanos(), right.sojournNanos());
    if (left.queue().longest() != null && right.queue().longest() != null) {
      counts("longest queue", left.queue().longest(), right.queue().longest());
    }
  }

  private void latencies(String name, @Nullable Latency real, @Nullable Latency virtual) {
    latency(name + " p50", real, virtual, Latency::p50);
    latency(name + " p90", real, virtual, Latency::p90);
    latency(name + " p99", real, virtual, Latency::p99);
    latency(name + " mean", real, virtual, Latency::mean);
  }

  private void latency(
      String name,
      @Nullable Latency real,
      @Nullable Latency virtual,
      ToDoubleFunction<Latency> figure) {
    figures(
        name,
        real == null ? null : (Double) figure.applyAsDouble(real),
        virtual == null ? null : (Double) figure.applyAsDouble(virtual),
        Figures::bareDuration);
  }

  private void counts(String name, long real, long virtual) {
    figures(name, (double) real, (double) virtual, count -> Figures.count((long) count));
  }

  private void figures(
      String name, @Nullable Double real, @Nullable Double virtual, DoubleFunction<String> format) {
    row(
        name,
        real == null ? "-" : format.apply(real),
        virtual == null ? "-" : format.apply(virtual),
        difference(real, virtual));
  }

  /** Returns the excess of the virtual figure, relative to the real one. */
  private static String difference(@Nullable Double real, @Nullable Double virtual) {
    if (real == null || virtual == null) {
      return "-";
    }
    if (real.equals(virtual)) {
      return "same";
    }
    return real == 0 ? "-" : String.format(Locale.ROOT, "%+,.1f %%", 100 * (virtual - real) / real);
  }

  private void row(String name, String real, String virtual, String difference) {
    lines.line("  %-20s %12s %12s %12s".formatted(name, real, virtual, difference));
  }
}

package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The figures of the same scenario under both engines, side by side. */
final class EngineComparison {

  private static final double[] PERCENTILES = {50, 90, 99};

  private final Lines page = new Lines();

  private EngineComparison() {}

  /** Renders the figures; they end with a line end. */
  static String of(EngineRun real, EngineRun virtual) {
    EngineComparison comparison = new EngineComparison();
    comparison.addAll(real, virtual);
    return comparison.page.text();
  }

  private void addAll(EngineRun real, EngineRun virtual) {
    var first = real.pooled();
    var second = virtual.pooled();
    row("real beside virtual", "real", "virtual", "difference");
    compare("offered", first.balance().offered(), second.balance().offered());
    compare("delivered", first.balance().delivered(), second.balance().delivered());
    compare("dropped", first.balance().droppedInAll(), second.balance().droppedInAll());
    Measurements some = first.measurements();
    Measurements others = second.measurements();
    compare("messages/s", some.throughput(), others.throughput(), Figures::decimal);
    compare("wait", some.waits(), others.waits());
    compare("sojourn", some.sojourns(), others.sojourns());
    compare("longest queue", some.queue().longest(), others.queue().longest());
  }

  private void compare(String name, Latencies real, Latencies virtual) {
    for (double percentage : PERCENTILES) {
      compare(
          "%s p%.0f".formatted(name, percentage),
          real.count() == 0 ? Double.NaN : real.percentileNanos(percentage),
          virtual.count() == 0 ? Double.NaN : virtual.percentileNanos(percentage),
          Figures::bareDuration);
    }
    compare(
        name + " mean",
        real.count() == 0 ? Double.NaN : real.meanNanos(),
        virtual.count() == 0 ? Double.NaN : virtual.meanNanos(),
        Figures::bareDuration);
  }

  private void compare(String name, long real, long virtual) {
    row(
        name,
        Figures.count(real),
        Figures.count(virtual),
        difference((double) real, (double) virtual));
  }

  private void compare(String name, double real, double virtual, DoubleFunction<String> words) {
    row(name, words(real, words), words(virtual, words), difference(real, virtual));
  }

  private static String words(double figure, DoubleFunction<String> words) {
    return Double.isNaN(figure) ? "-" : words.apply(figure);
  }

  /** How much more or less the virtual figure is, as a share of the real one. */
  private static String difference(double real, double virtual) {
    if (real == virtual) {
      return "same";
    }
    return real == 0 || Double.isNaN(real) || Double.isNaN(virtual)
        ? "-"
        : String.format(Locale.ROOT, "%+,.1f %%", 100 * (virtual - real) / real);
  }

  private void row(String name, String real, String virtual, String difference) {
    page.line("  %-20s %12s %12s %12s".formatted(name, real, virtual, difference));
  }
}

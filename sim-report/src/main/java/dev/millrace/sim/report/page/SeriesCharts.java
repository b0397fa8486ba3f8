package dev.millrace.sim.report.page;

import dev.millrace.sim.recording.TimeSeries;
import dev.millrace.sim.recording.TimeSeries.Bin;
import dev.millrace.sim.report.ForecastReport;
import dev.millrace.sim.report.Measures;
import dev.millrace.sim.report.page.Chart.Line;
import dev.millrace.sim.report.page.Chart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The charts of a run over time. */
final class SeriesCharts {

  private static final double SECOND = 1e9;

  private final TimeSeries series;
  private final String prefix;
  private final double[] seconds;

  /**
   * Creates the charts of a run.
   *
   * @param prefix begins the ids of the charts
   */
  SeriesCharts(TimeSeries series, String prefix) {
    this.series = series;
    this.prefix = prefix;
    this.seconds = new double[series.bins().size() + 1];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = Math.min(series.endNanos(), series.fromNanos(i)) / SECOND;
    }
  }

  /** Returns what came, was delivered and was lost, a second. */
  Chart traffic(ForecastReport forecast) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("arrivals", 1, true, rates(Bin::arrivals)));
    lines.add(new Line("deliveries", 3, true, rates(Bin::delivered)));
    if (series.bins().stream().anyMatch(bin -> lost(bin) > 0)) {
      lines.add(new Line("dropped or failed", 2, true, rates(SeriesCharts::lost)));
    }
    Double capacity = forecast.serviceCapacityPerSecond();
    return chart(
        "traffic",
        "Arrivals and deliveries",
        "Messages a second. Above the service capacity the queue grows.",
        Scale.RATE,
        lines,
        capacity == null
            ? null
            : new Mark("service capacity " + Scale.RATE.format(capacity), capacity));
  }

  /** Returns the length of the queue. */
  Chart queue(Measures.Queue queue) {
    Integer capacity = queue.capacity();
    return chart(
        "queue",
        "Queue",
        "Messages in the pipeline.",
        Scale.COUNT,
        List.of(
            new Line(
                "longest",
                6,
                true,
                values(bin -> bin.queue() == null ? Double.NaN : bin.queue().max())),
            new Line(
                "mean",
                1,
                true,
                values(bin -> bin.queue() == null ? Double.NaN : bin.queue().mean()))),
        capacity == null ? null : new Mark("capacity " + Scale.COUNT.format(capacity), capacity));
  }

  /** Returns the sojourn of the messages by the time at which they were done. */
  Chart sojourn() {
    return chart(
        "sojourn",
        "Sojourn",
        "From due to done, of the messages that were done at this time.",
        Scale.DURATION,
        List.of(
            new Line("max", 6, true, sojourns(TimeSeries.Sojourn::max)),
            new Line("p99", 2, true, sojourns(TimeSeries.Sojourn::p99)),
            new Line("p50", 1, true, sojourns(TimeSeries.Sojourn::p50))),
        null);
  }

  /** Returns how many workers were busy and how many blocked. */
  Chart workers(int consumers) {
    return chart(
        "workers",
        "Workers",
        "Consumers that are busy, and producers that are blocked in put.",
        Scale.COUNT,
        List.of(
            new Line("busy consumers", 3, true, values(Bin::busyConsumers)),
            new Line("blocked producers", 2, true, values(Bin::blockedProducers))),
        new Mark(Scale.COUNT.format(consumers) + " consumers", consumers));
  }

  private static double lost(Bin bin) {
    return bin.failed() + bin.dropped().stream().mapToLong(Long::longValue).sum();
  }

  private Chart chart(
      String id, String title, String note, Scale y, List<Line> lines, @Nullable Mark mark) {
    Chart chart = new Chart(prefix + id, title, note, "time", Scale.TIME, y, seconds, lines, mark);
    // A mark far above the lines would press them flat.
    double most = lines.stream().flatMapToDouble(Line::present).max().orElse(0);
    return mark == null || mark.value() <= 4 * most ? chart : chart.withoutMark();
  }

  private double[] rates(ToDoubleFunction<Bin> count) {
    double[] rates = values(count);
    for (int i = 0; i < rates.length; i++) {
      int bin = Math.min(i, series.bins().size() - 1);
      rates[i] /= Math.max(1e-9, seconds[bin + 1] - seconds[bin]);
    }
    return rates;
  }

  private double[] sojourns(ToDoubleFunction<TimeSeries.Sojourn> percentile) {
    return values(
        bin -> bin.sojourn() == null ? Double.NaN : percentile.applyAsDouble(bin.sojourn()));
  }

  /** Returns the values of the bins, the last one twice: it holds until the end. */
  private double[] values(ToDoubleFunction<Bin> value) {
    double[] values =
        Arrays.copyOf(series.bins().stream().mapToDouble(value).toArray(), seconds.length);
    values[values.length - 1] = values[Math.max(0, values.length - 2)];
    return values;
  }
}

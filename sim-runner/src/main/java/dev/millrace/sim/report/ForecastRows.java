package dev.millrace.sim.report;

import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Forecast.Capacity;
import java.util.Optional;

/** What is known beforehand, in words. */
public final class ForecastRows {

  private static final double NEARLY = 0.005;

  private ForecastRows() {}

  /** The warning that the consumers cannot keep up; empty if they can, or nobody knows. */
  public static Optional<String> warning(Forecast forecast) {
    Double utilisation = forecast.utilisation();
    if (utilisation == null || utilisation < 1) {
      return Optional.empty();
    }
    String how =
        utilisation < 1 + NEARLY
            ? "arrivals reach all that the consumers can store"
            : "arrivals exceed what the consumers can store by "
                + Figures.wholePercent(utilisation - 1);
    return Optional.of(how + ": whatever the buffer, it fills");
  }

  static void add(Forecast forecast, Lines page) {
    String label = "forecast";
    ArrivalPattern arrivals = forecast.arrivals();
    if (arrivals != null) {
      page.row(label, arrivals(arrivals));
      label = "";
    }
    Capacity capacity = forecast.capacity();
    if (capacity != null && !Double.isInfinite(capacity.perSecond())) {
      page.row(label, capacity(forecast, capacity));
      label = "";
    }
    warning(forecast).ifPresent(warning -> page.row("", warning));
    if (label.isEmpty()) {
      page.line("");
    }
  }

  private static String arrivals(ArrivalPattern arrivals) {
    String rate = Figures.decimal(arrivals.perSecond()) + " messages/s arrive";
    return Double.isNaN(arrivals.peakToMean())
        ? rate
        : "%s; busiest second %s x the mean, index of dispersion %s"
            .formatted(
                rate,
                Figures.decimal(arrivals.peakToMean()),
                Figures.decimal(arrivals.dispersion()));
  }

  private static String capacity(Forecast forecast, Capacity capacity) {
    String most = Figures.decimal(capacity.perSecond()) + " messages/s can be stored";
    Double load = forecast.offeredLoad();
    Double utilisation = forecast.utilisation();
    return load == null || utilisation == null
        ? most
        : "%s; offered load %s for %s %s: utilisation %s"
            .formatted(
                most,
                Figures.twoDecimals(load),
                Figures.count(capacity.workers()),
                capacity.workers() == 1 ? "worker" : "workers",
                Figures.percent(utilisation));
  }
}

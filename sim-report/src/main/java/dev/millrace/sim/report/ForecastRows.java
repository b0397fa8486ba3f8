package dev.millrace.sim.report;

import dev.millrace.sim.study.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forecast in words. */
public final class ForecastRows {

  /** Utilisations this close above 1 are reported as 1. */
  private static final double TOLERANCE = 0.005;

  private ForecastRows() {}

  /** Returns the warning that no buffer is large enough; empty if one may be. */
  public static Optional<String> warning(Forecast forecast) {
    return instability(ForecastReport.of(forecast))
        .map(reason -> reason + "; no buffer is large enough");
  }

  private static Optional<String> instability(ForecastReport forecast) {
    Double utilisation = forecast.utilisation();
    if (utilisation == null || utilisation < 1) {
      return Optional.empty();
    }
    return Optional.of(
        utilisation < 1 + TOLERANCE
            ? "unstable: arrivals reach the service capacity"
            : "unstable: arrivals exceed the service capacity by "
                + Figures.wholePercent(utilisation - 1));
  }

  static void add(ForecastReport forecast, Lines lines) {
    List<String> rows = rows(forecast);
    for (int i = 0; i < rows.size(); i++) {
      lines.row(i == 0 ? "forecast" : "", rows.get(i));
    }
    if (!rows.isEmpty()) {
      lines.line("");
    }
  }

  private static List<String> rows(ForecastReport forecast) {
    List<String> rows = new ArrayList<>();
    if (forecast.arrivalsPerSecond() != null) {
      rows.add(row("arrivals", Figures.rate(forecast.arrivalsPerSecond()) + " messages/s"));
    }
    if (forecast.peakToMean() != null && forecast.indexOfDispersion() != null) {
      rows.add(
          row(
              "burstiness",
              "peak second %s x mean, index of dispersion %s"
                  .formatted(
                      Figures.decimal(forecast.peakToMean()),
                      Figures.decimal(forecast.indexOfDispersion()))));
    }
    if (forecast.serviceCapacityPerSecond() != null) {
      String capacity = Figures.rate(forecast.serviceCapacityPerSecond());
      rows.add(row("service capacity", capacity + " messages/s"));
      if (forecast.offeredLoad() != null && forecast.utilisation() != null) {
        rows.add(
            row(
                "offered load",
                "%s of %s, utilisation %s"
                    .formatted(
                        Figures.twoDecimals(forecast.offeredLoad()),
                        workers(forecast),
                        Figures.percent(forecast.utilisation()))));
      }
    }
    instability(forecast).ifPresent(rows::add);
    if (forecast.remarks() != null) {
      rows.addAll(forecast.remarks());
    }
    return rows;
  }

  private static String workers(ForecastReport forecast) {
    int workers = forecast.workers() == null ? 0 : forecast.workers();
    return Figures.count(workers) + (workers == 1 ? " worker" : " workers");
  }

  private static String row(String name, String content) {
    return "%-16s %s".formatted(name, content);
  }
}

package dev.millrace.sim.report;

import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forecast in words. */
public final class ForecastRows {

  private ForecastRows() {}

  /** Returns the warning that the queue grows for as long as messages arrive; empty if not. */
  public static Optional<String> warning(Forecast forecast) {
    ForecastReport report = ForecastReport.of(forecast);
    return instability(report)
        .map(reason -> reason + (isUnstable(report) ? "; no buffer is large enough" : ""));
  }

  private static boolean isUnstable(ForecastReport forecast) {
    return forecast.stability() == Stability.UNSTABLE;
  }

  private static Optional<String> instability(ForecastReport forecast) {
    if (forecast.stability() == null || forecast.trafficIntensity() == null) {
      return Optional.empty();
    }
    String excess =
        ": arrivals exceed the service capacity by "
            + Figures.wholePercent(forecast.trafficIntensity() - 1);
    return switch (forecast.stability()) {
      case STABLE -> Optional.empty();
      case CRITICAL ->
          Optional.of(
              "critical: arrivals reach the service capacity; unless gaps and service times are"
                  + " constant, the queue grows");
      case UNSTABLE -> Optional.of("unstable" + excess);
      case OVERLOADED -> Optional.of("overloaded" + excess + " until they end");
    };
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
      if (forecast.offeredLoad() != null && forecast.trafficIntensity() != null) {
        rows.add(
            row(
                "offered load",
                "%s of %s, traffic intensity %s"
                    .formatted(
                        Figures.twoDecimals(forecast.offeredLoad()),
                        workers(forecast),
                        Figures.percent(forecast.trafficIntensity()))));
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

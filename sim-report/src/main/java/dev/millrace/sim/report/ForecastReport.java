package dev.millrace.sim.report;

import static dev.millrace.sim.report.Measures.finite;

import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Forecast.Capacity;
import dev.millrace.sim.study.Stability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures known before a run; null where they cannot be known.
 *
 * @param arrivalsPerSecond the mean rate of the producers' schedules
 * @param peakToMean the busiest second's messages divided by those of a mean second
 * @param indexOfDispersion the variance of the messages a second divided by their mean
 * @param workers the consuming workers that can be busy at a time
 * @param serviceCapacityPerSecond the messages a second that they can serve
 * @param offeredLoad λ·E[S], the workers busy on average if every message is served
 * @param trafficIntensity ρ = λ·E[S]/c
 * @param stability whether the service capacity suffices; null also for fewer than 100 messages
 * @param remarks what producers say about their schedules; null if nothing
 */
public record ForecastReport(
    @Nullable Double arrivalsPerSecond,
    @Nullable Double peakToMean,
    @Nullable Double indexOfDispersion,
    @Nullable Integer workers,
    @Nullable Double serviceCapacityPerSecond,
    @Nullable Double offeredLoad,
    @Nullable Double trafficIntensity,
    @Nullable Stability stability,
    @Nullable List<String> remarks) {

  static ForecastReport of(Forecast forecast) {
    ArrivalPattern arrivals = forecast.arrivals();
    Capacity capacity = forecast.capacity();
    return new ForecastReport(
        arrivals == null ? null : finite(arrivals.perSecond()),
        arrivals == null ? null : finite(arrivals.peakToMean()),
        arrivals == null ? null : finite(arrivals.dispersion()),
        capacity == null ? null : (Integer) capacity.workers(),
        capacity == null ? null : finite(capacity.perSecond()),
        finite(forecast.offeredLoad()),
        finite(forecast.trafficIntensity()),
        forecast.stability(),
        forecast.remarks().isEmpty() ? null : forecast.remarks());
  }
}

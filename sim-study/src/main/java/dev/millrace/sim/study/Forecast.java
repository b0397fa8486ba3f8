package dev.millrace.sim.study;

import dev.millrace.api.Consumer;
import dev.millrace.api.ServiceEstimate;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a run before it is made.
 *
 * @param arrivals how messages arrive; null when that depends on the run, or nothing can be told
 * @param capacity what the consumers can store; null when one of them cannot know
 */
public record Forecast(@Nullable ArrivalPattern arrivals, @Nullable Capacity capacity) {

  private static final Logger LOG = LoggerFactory.getLogger(Forecast.class);

  /** Nothing is known. */
  public static final Forecast NONE = new Forecast(null, null);

  /**
   * What all storing workers can do together, when nothing is in their way and every batch is full.
   *
   * @param workers how many there are; of a group whose consumers share fewer connections or the
   *     like, as many as those
   * @param perSecond messages a second, the sum over the groups of workers divided by the mean
   *     service time of a message; infinite when storing takes no time
   */
  public record Capacity(int workers, double perSecond) {}

  /**
   * Plays the producers' schedules, and asks the consumers.
   *
   * @param producers every producing worker, not used for anything else
   * @param consumers the first worker of each group, in the order of the scenario
   */
  public static Forecast of(
      Scenario scenario, List<ProducerSeat> producers, List<ConsumerSeat> consumers) {
    boolean open = producers.stream().allMatch(seat -> seat.arrivals() == Arrivals.OPEN);
    return new Forecast(
        open ? ArrivalPattern.of(scenario.run(), producers) : null,
        capacity(scenario.consumers(), consumers));
  }

  /**
   * The utilisation that is to be expected, ρ = λ / Σ (c / E[S]) over the groups of c workers,
   * which is λ·E[S] / c for one group; null when it cannot be known. From 1 on the queue grows
   * without end.
   */
  public @Nullable Double utilisation() {
    return arrivals == null || capacity == null
        ? null
        : (Double) (arrivals.perSecond() / capacity.perSecond());
  }

  /**
   * The offered load λ·E[S]: how many workers are busy on average if all that arrives is stored.
   */
  public @Nullable Double offeredLoad() {
    Double utilisation = utilisation();
    return utilisation == null || capacity == null
        ? null
        : (Double) (utilisation * capacity.workers());
  }

  private static double meanServiceNanos(ConsumerSeat seat, int batch) {
    try {
      return seat.consumer() instanceof ServiceEstimate estimate
          ? estimate.meanServiceNanos(batch)
          : Double.POSITIVE_INFINITY;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("{} has no estimate of its service time", seat.name(), e);
      return Double.POSITIVE_INFINITY;
    }
  }

  private static int maxConcurrentCalls(Consumer consumer) {
    return consumer instanceof ServiceEstimate estimate
        ? estimate.maxConcurrentCalls()
        : Integer.MAX_VALUE;
  }

  private static @Nullable Capacity capacity(
      List<ConsumerGroup> groups, List<ConsumerSeat> consumers) {
    int workers = 0;
    double perSecond = 0;
    for (int i = 0; i < groups.size(); i++) {
      int batch = groups.get(i).batch().size();
      double nanos = meanServiceNanos(consumers.get(i), batch);
      if (Double.isInfinite(nanos)) {
        return null;
      }
      int atOnce = Math.min(groups.get(i).count(), maxConcurrentCalls(consumers.get(i).consumer()));
      workers += atOnce;
      perSecond += atOnce * 1e9 * batch / nanos;
    }
    return new Capacity(workers, perSecond);
  }
}

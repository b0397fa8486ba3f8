package dev.millrace.sim.study;

import dev.millrace.api.Consumer;
import dev.millrace.api.ServiceEstimate;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of a run that are known before it.
 *
 * @param arrivals the arrivals; null if they depend on the run or are unknown
 * @param capacity the service capacity; null if a consumer does not know its own
 * @param remarks what producers say about their schedules, one sentence each
 */
public record Forecast(
    @Nullable ArrivalPattern arrivals, @Nullable Capacity capacity, List<String> remarks) {

  private static final Logger LOG = LoggerFactory.getLogger(Forecast.class);

  /** A forecast without any figures. */
  public static final Forecast NONE = new Forecast(null, null, List.of());

  /**
   * The service capacity of all consuming workers if none waits and every batch is full.
   *
   * @param workers the workers that can be busy at a time: fewer than a group has if its consumers
   *     share fewer connections
   * @param perSecond messages a second: the sum over the groups of workers divided by the mean
   *     service time of a message; infinite if service takes no time
   */
  public record Capacity(int workers, double perSecond) {}

  /**
   * Computes the forecast from the producers' schedules and the consumers' mean service times.
   *
   * @param producers every producing worker, used up by the forecast
   * @param consumers the first worker of each group, in the order of the scenario
   */
  public static Forecast of(
      Scenario scenario, List<ProducerSpec> producers, List<ConsumerSpec> consumers) {
    boolean open = producers.stream().allMatch(spec -> spec.arrivals() == Arrivals.OPEN);
    return new Forecast(
        open ? ArrivalPattern.of(scenario.run(), producers) : null,
        capacity(scenario.consumers(), consumers),
        remarks(scenario.producers(), producers));
  }

  /**
   * Returns the expected utilisation, ρ = λ / Σ (c / E[S]) over the groups of c workers, which is
   * λ·E[S] / c for one group; null if unknown. From 1 on the queue is unstable.
   */
  public @Nullable Double utilisation() {
    return arrivals == null || capacity == null
        ? null
        : (Double) (arrivals.perSecond() / capacity.perSecond());
  }

  /**
   * Returns the offered load λ·E[S], the mean number of busy workers if every message is served;
   * null if unknown.
   */
  public @Nullable Double offeredLoad() {
    Double utilisation = utilisation();
    return utilisation == null || capacity == null
        ? null
        : (Double) (utilisation * capacity.workers());
  }

  private static List<String> remarks(List<ProducerGroup> groups, List<ProducerSpec> producers) {
    Set<String> firsts =
        groups.stream().map(group -> group.name() + "-1").collect(Collectors.toSet());
    List<String> remarks = new ArrayList<>();
    for (ProducerSpec spec : producers) {
      String remark = firsts.contains(spec.name()) ? remark(spec) : null;
      if (remark != null && !remarks.contains(remark)) {
        remarks.add(remark);
      }
    }
    return remarks;
  }

  private static @Nullable String remark(ProducerSpec spec) {
    try {
      return spec.producer().remark();
    } catch (Exception | LinkageError e) {
      LOG.debug("{} has no remark", spec.name(), e);
      return null;
    }
  }

  private static double meanServiceNanos(ConsumerSpec spec, int batch) {
    try {
      return spec.consumer() instanceof ServiceEstimate estimate
          ? estimate.meanServiceNanos(batch)
          : Double.POSITIVE_INFINITY;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("{} has no estimate of its service time", spec.name(), e);
      return Double.POSITIVE_INFINITY;
    }
  }

  private static int maxConcurrentCalls(Consumer consumer) {
    return consumer instanceof ServiceEstimate estimate
        ? estimate.maxConcurrentCalls()
        : Integer.MAX_VALUE;
  }

  private static @Nullable Capacity capacity(
      List<ConsumerGroup> groups, List<ConsumerSpec> consumers) {
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

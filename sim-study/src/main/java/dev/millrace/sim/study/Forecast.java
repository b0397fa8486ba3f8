package dev.millrace.sim.study;

import dev.millrace.api.Consumer;
import dev.millrace.api.ServiceEstimate;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of a run that are known before it.
 *
 * @param arrivals the arrivals; null if they depend on the run or are unknown
 * @param capacity the service capacity; null if it is not known for all consumers
 * @param remarks what producers say about their schedules, one sentence each
 */
public record Forecast(
    @Nullable ArrivalPattern arrivals, @Nullable Capacity capacity, List<String> remarks) {

  private static final Logger LOG = LoggerFactory.getLogger(Forecast.class);

  private static final String SEVERAL_STAGES =
      "the service capacity of several stages in a row is not forecast";

  /** A forecast without any figures. */
  public static final Forecast NONE = new Forecast(null, null, List.of());

  /**
   * The service capacity of all consuming workers if none waits, every batch is full and no limit
   * is exceeded.
   *
   * @param workers the workers that can be busy at a time: fewer than a group has if its consumers
   *     share fewer connections
   * @param perSecond messages a second: the sum over the groups of workers divided by the mean
   *     service time of a message; infinite if service takes no time
   */
  public record Capacity(int workers, double perSecond) {}

  /** Computes a forecast; waits for components as long as they take. */
  public static Forecast of(
      Scenario scenario, List<ProducerSpec> producers, List<ConsumerSpec> consumers) {
    return of(scenario, producers, consumers, new ComponentCalls());
  }

  /**
   * Computes the forecast from the producers' schedules and the consumers' mean service times.
   *
   * @param producers every producing worker, used up by the forecast
   * @param consumers the first worker of each group, in the order of the scenario
   * @param calls marks each call of a component
   */
  static Forecast of(
      Scenario scenario,
      List<ProducerSpec> producers,
      List<ConsumerSpec> consumers,
      ComponentCalls calls) {
    boolean open =
        producers.stream()
            .allMatch(spec -> spec.arrivals() == Arrivals.OPEN && spec.limit() == null);
    ArrivalPattern arrivals = open ? ArrivalPattern.of(scenario.run(), producers, calls) : null;
    double ofMessages = arrivals == null ? Double.NaN : arrivals.meanServiceNanos();
    if (!scenario.laterStages().isEmpty()) {
      List<String> remarks = new ArrayList<>(remarks(scenario, producers, calls));
      remarks.add(SEVERAL_STAGES);
      return new Forecast(arrivals, null, List.copyOf(remarks));
    }
    return new Forecast(
        arrivals,
        capacityIfKnown(scenario.consumers(), consumers, ofMessages, calls),
        remarks(scenario, producers, calls));
  }

  /**
   * Returns the traffic intensity ρ = λ / Σ (c / E[S]) over the groups of c workers, which is
   * λ·E[S] / c for one group; null if unknown. It is the expected utilisation of the workers if no
   * batch is partly full, and none waits while another has work.
   */
  public @Nullable Double trafficIntensity() {
    return arrivals == null || capacity == null
        ? null
        : (Double) (arrivals.perSecond() / capacity.perSecond());
  }

  /**
   * Returns whether the service capacity suffices; null if unknown, or if there are too few
   * messages to tell.
   */
  public @Nullable Stability stability() {
    Double trafficIntensity = trafficIntensity();
    return trafficIntensity == null || arrivals == null
        ? null
        : Stability.of(arrivals.messages(), trafficIntensity, arrivals.finite());
  }

  /**
   * Returns the offered load λ·E[S], the mean number of busy workers if every message is served;
   * null if unknown.
   */
  public @Nullable Double offeredLoad() {
    Double trafficIntensity = trafficIntensity();
    return trafficIntensity == null || capacity == null
        ? null
        : (Double) (trafficIntensity * capacity.workers());
  }

  private static @Nullable Capacity capacityIfKnown(
      List<ConsumerGroup> groups,
      List<ConsumerSpec> consumers,
      double ofMessages,
      ComponentCalls calls) {
    return calls.callOrNull(
        Method.ESTIMATE,
        () -> capacity(groups, consumers, ofMessages),
        t -> LOG.debug("a consumer has no estimate of its service time", Failures.printable(t)));
  }

  static List<String> remarks(
      Scenario scenario, List<ProducerSpec> producers, ComponentCalls calls) {
    Set<String> firsts =
        scenario.producers().stream().map(group -> group.name() + "-1").collect(Collectors.toSet());
    Set<String> remarks = new LinkedHashSet<>();
    for (ProducerSpec spec : producers) {
      if (firsts.contains(spec.name())) {
        addRemark(remarks, spec, spec.producer()::remark, calls);
        if (scenario.study().isRepeated()) {
          addRemark(remarks, spec, spec.producer()::replicationCaution, calls);
        }
      }
    }
    scenario.consumers().stream()
        .filter(group -> group.scaling() != null)
        .map(
            group ->
                "The number of workers of consumers.%s changes during the run: no forecast of the service capacity."
                    .formatted(group.name()))
        .forEach(remarks::add);
    return List.copyOf(remarks);
  }

  private static void addRemark(
      Set<String> remarks,
      ProducerSpec spec,
      Callable<? extends @Nullable String> source,
      ComponentCalls calls) {
    String remark =
        calls.callOrNull(
            Method.REMARK,
            source,
            t -> LOG.debug("{} has no remark", spec.name(), Failures.printable(t)));
    if (remark != null) {
      remarks.add(remark);
    }
  }

  private static double meanServiceNanos(ConsumerSpec spec, int batch, double ofMessages) {
    return spec.consumer() instanceof ServiceEstimate estimate
        ? estimate.meanServiceNanos(batch, ofMessages)
        : Double.POSITIVE_INFINITY;
  }

  private static int maxConcurrentCalls(Consumer consumer) {
    return consumer instanceof ServiceEstimate estimate
        ? estimate.maxConcurrentCalls()
        : Integer.MAX_VALUE;
  }

  private static @Nullable Capacity capacity(
      List<ConsumerGroup> groups, List<ConsumerSpec> consumers, double ofMessages) {
    int workers = 0;
    double perSecond = 0;
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).scaling() != null) {
        return null;
      }
      int batch = groups.get(i).batch().size();
      double nanos = meanServiceNanos(consumers.get(i), batch, ofMessages);
      if (!Double.isFinite(nanos)) {
        return null;
      }
      int atOnce = Math.min(groups.get(i).count(), maxConcurrentCalls(consumers.get(i).consumer()));
      workers += atOnce;
      Double limit = groups.get(i).limit().rate();
      double unlimited = atOnce * 1e9 * batch / nanos;
      perSecond += limit == null ? unlimited : Math.min(unlimited, limit);
    }
    return new Capacity(workers, perSecond);
  }
}

package dev.millrace.sim.study.fit;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.study.GivenArrivals;
import dev.millrace.sim.study.Scenarios;
import dev.millrace.sim.study.fit.Figures.Figure;
import dev.millrace.sim.study.init.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The queues in which a trace and its models are compared: one consumer at each load, with each
 * service; one without a limit, for the waits, and one with a buffer, for the losses. Thread-safe.
 */
final class TestQueues {

  private static final String SCENARIO =
      """
      producers.given { type = random, messages = 1 }
      pipeline { %s }
      consumers.server { type = slow-database, service = %s }
      run { engine = virtual, seed = %d }
      """;

  /** A queue for the waits and one for the losses. */
  private record Pair(GivenArrivals unlimited, GivenArrivals bounded, double serviceNanos) {}

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Creates the queues.
   *
   * @param rate the messages a second to which the loads refer
   */
  TestQueues(double rate, FitSettings settings) {
    for (String service : Figures.SERVICES) {
      for (double load : Figures.LOADS) {
        double nanos = Math.max(1, load / rate * 1e9);
        String mean = Words.hocon(nanos);
        String duration =
            service.equals("constant") ? mean : "{ type = exponential, mean = %s }".formatted(mean);
        pairs.add(
            new Pair(
                queue("type = unbounded", duration, settings),
                queue(
                    "type = queue, capacity = %d, overflow.policy = drop-newest"
                        .formatted(settings.buffer()),
                    duration,
                    settings),
                nanos));
      }
    }
  }

  private static GivenArrivals queue(String pipeline, String service, FitSettings settings) {
    return Scenarios.parse(SCENARIO.formatted(pipeline, service, settings.seed()))
        .withPlugins(settings.plugins())
        .prepareGivenArrivals();
  }

  /** Returns the mean service time at a load, in nanoseconds. */
  double serviceNanos(int load) {
    return pairs.get(load).serviceNanos;
  }

  /** Returns what the queues make of arrivals, with the service times of a replication. */
  Figures run(long[] dueNanos, int replication) {
    double[] values = new double[Figures.COUNT];
    int index = 0;
    for (Pair pair : pairs) {
      RunResult waits = pair.unlimited.run(dueNanos, replication);
      RunResult losses = pair.bounded.run(dueNanos, replication);
      if (dueNanos.length > 0) {
        Latencies latencies = waits.measurements().waits();
        values[index] = latencies.meanNanos() / pair.serviceNanos;
        values[index + 1] = latencies.percentileNanos(99) / pair.serviceNanos;
        values[index + 2] = (double) losses.ledger().dropped() / losses.ledger().offered();
      }
      index += Figure.values().length;
    }
    return new Figures(values);
  }
}

package dev.millrace.sim.theory;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.study.Estimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How long the messages of each producer group waited, in each of several replications, as their
 * consumers see it.
 *
 * <p>Each replication is written by the thread that plays it, and read when all have ended, which
 * is the <i>happens-before</i> edge.
 */
final class GroupWaits {

  /** The waits of the messages of one group in one replication, in seconds. */
  private static final class Sums {
    private long count;
    private double sum;
    private double squares;

    void add(double wait) {
      count++;
      sum += wait;
      squares += wait * wait;
    }
  }

  private final Map<Integer, Map<String, Sums>> replications = new ConcurrentHashMap<>();

  /** The same simulation, with consumers that note how long each message waited. */
  Simulation watched(int replication, Simulation plain) {
    Map<String, Sums> groups = new HashMap<>();
    replications.put(replication, groups);
    WarmUp warmUp = plain.settings().newWarmUp();
    List<ConsumerSpec> specs =
        plain.consumers().stream().map(spec -> watched(spec, groups, warmUp)).toList();
    return new Simulation(
        plain.settings(),
        plain.pipeline(),
        plain.context(),
        plain.overflow(),
        plain.producers(),
        specs);
  }

  /** The mean wait of a group's messages, in seconds. */
  Estimate mean(String group, double confidence) {
    return estimate(group, sums -> sums.sum / sums.count, confidence);
  }

  /** The mean of the square of the wait of a group's messages, in seconds squared. */
  Estimate meanSquare(String group, double confidence) {
    return estimate(group, sums -> sums.squares / sums.count, confidence);
  }

  /** The mean over replications with Student's interval. */
  private Estimate estimate(String group, ToDoubleFunction<Sums> figure, double confidence) {
    double[] values =
        replications.values().stream()
            .map(groups -> groups.get(group))
            .mapToDouble(figure)
            .toArray();
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    int n = values.length;
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double quantile = TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2);
    double half = quantile * Math.sqrt(squares / (n - 1) / n);
    return new Estimate(mean, mean - half, mean + half);
  }

  private static ConsumerSpec watched(ConsumerSpec spec, Map<String, Sums> groups, WarmUp warmUp) {
    Consumer watched =
        new Consumer() {
          @Override
          public void accept(Message message, Clock clock) throws Exception {
            if (warmUp.counts(message.dueNanos())) {
              String worker = message.producer();
              groups
                  .computeIfAbsent(
                      worker.substring(0, worker.lastIndexOf('-')), group -> new Sums())
                  .add((clock.nanos() - message.dueNanos()) / 1e9);
            }
            spec.consumer().accept(message, clock);
          }

          @Override
          public void close() throws Exception {
            spec.consumer().close();
          }
        };
    return new ConsumerSpec(spec.name(), watched, spec.retry(), spec.batch(), spec.jitter());
  }
}

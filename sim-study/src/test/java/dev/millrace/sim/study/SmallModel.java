package dev.millrace.sim.study;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** M/M/1 with ten waiting places, 0.8 messages a second and a mean service of a second. */
final class SmallModel {

  private SmallModel() {}

  static Simulation of(int replication) {
    return of(replication, 200, consumer(replication));
  }

  static Consumer consumer(int replication) {
    RandomGenerator random = SeededRandom.of(1_000_000 + replication);
    return (message, clock) -> clock.sleepNanos(exponential(random, 1));
  }

  static Simulation of(int replication, long messages, Consumer consumer) {
    RandomGenerator arrivals = SeededRandom.of(replication);
    Producer producer = () -> new Arrival(exponential(arrivals, 0.8), "body");
    return new Simulation(
        new RunSettings(1, null, messages, Duration.ofSeconds(1), Duration.ofSeconds(10)),
        new MonitorPipeline(10),
        message -> new OverflowPolicy.DropNewest("drop-newest"),
        List.of(new ProducerSpec("network-1", producer, Arrivals.OPEN, false)),
        List.of(
            new ConsumerSpec(
                "database-1",
                consumer,
                new Retry(1, Duration.ZERO, Duration.ZERO),
                SeededRandom.of(3))));
  }

  private static long exponential(RandomGenerator random, double rate) {
    return Math.round(-1e9 * Math.log(1 - random.nextDouble()) / rate);
  }
}

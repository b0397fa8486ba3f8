package dev.millrace.sim.engine;

import static java.util.Comparator.comparingInt;

import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.api.ProducerRanks;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The components of one run, ready for an engine.
 *
 * @param context the context that the pipeline was given; the engine connects to it
 * @param producers one for each producing worker; of simultaneous events in virtual time that of
 *     the first worker is first. A pipeline with {@link ProducerRanks} sorts them by rank.
 * @param consumers one for each consuming worker, in the same sense
 */
public record Simulation(
    RunSettings settings,
    Pipeline<Message> pipeline,
    RunContext context,
    OverflowPolicy overflow,
    List<ProducerSpec> producers,
    List<ConsumerSpec> consumers) {

  public Simulation {
    if (pipeline instanceof ProducerRanks ranks) {
      producers =
          producers.stream()
              .sorted(comparingInt((ProducerSpec spec) -> ranks.producerRank(spec.name())))
              .toList();
    }
  }

  /** Returns a builder for simulations from objects of the program. */
  public static SimulationBuilder builder() {
    return new SimulationBuilder();
  }

  /** Creates a simulation whose pipeline needs no context. */
  public Simulation(
      RunSettings settings,
      Pipeline<Message> pipeline,
      OverflowPolicy overflow,
      List<ProducerSpec> producers,
      List<ConsumerSpec> consumers) {
    this(
        settings,
        pipeline,
        new RunContext(producers.stream().map(ProducerSpec::name).toList(), consumers.size()),
        overflow,
        producers,
        consumers);
  }

  /** Returns the names of the producing workers. */
  public List<String> producerNames() {
    return producers.stream().map(ProducerSpec::name).toList();
  }

  /** Returns this simulation with another pipeline, which decorates its own. */
  public Simulation with(Pipeline<Message> other) {
    return new Simulation(settings, other, context, overflow, producers, consumers);
  }

  /**
   * A producing worker.
   *
   * @param name the worker's name, such as {@code network-1}
   * @param arrivals when the next gap starts
   * @param log whether each message is logged when it is due
   * @param own the consumer with which it stores messages itself when the overflow policy decides
   *     so; null if the policy never does
   */
  public record ProducerSpec(
      String name, Producer producer, Arrivals arrivals, boolean log, @Nullable ConsumerSpec own) {

    /** Creates a worker that never stores a message itself. */
    public ProducerSpec(String name, Producer producer, Arrivals arrivals, boolean log) {
      this(name, producer, arrivals, log, null);
    }

    /** Returns a handle that closes the producer and, if there is one, the own consumer. */
    public AutoCloseable components() {
      if (own == null) {
        return producer;
      }
      return () -> {
        try (var consumer = own.consumer()) {
          producer.close();
        }
      };
    }
  }

  /**
   * A consuming worker.
   *
   * @param name the worker's name, such as {@code database-1}
   * @param retry how often and when a failed attempt is repeated
   * @param batch how many messages it stores at once
   * @param jitter the random stream of the retry delays
   */
  public record ConsumerSpec(
      String name, Consumer consumer, Retry retry, Batch batch, RandomGenerator jitter) {

    /** Creates a worker that stores messages one by one. */
    public ConsumerSpec(String name, Consumer consumer, Retry retry, RandomGenerator jitter) {
      this(name, consumer, retry, Batch.SINGLE, jitter);
    }
  }
}

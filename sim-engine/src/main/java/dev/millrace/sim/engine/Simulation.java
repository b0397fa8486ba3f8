package dev.millrace.sim.engine;

import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The components of one run, created and ready: what an engine is given.
 *
 * @param context what the pipeline was given to ask the run; the engine answers
 * @param producers one seat a producing worker
 * @param consumers one seat a consuming worker
 */
public record Simulation(
    RunSettings settings,
    Pipeline<Message> pipeline,
    RunContext context,
    OverflowPolicy overflow,
    List<ProducerSeat> producers,
    List<ConsumerSeat> consumers) {

  /** A simulation whose pipeline asks nothing of its run. */
  public Simulation(
      RunSettings settings,
      Pipeline<Message> pipeline,
      OverflowPolicy overflow,
      List<ProducerSeat> producers,
      List<ConsumerSeat> consumers) {
    this(
        settings,
        pipeline,
        new RunContext(producers.stream().map(ProducerSeat::name).toList(), consumers.size()),
        overflow,
        producers,
        consumers);
  }

  /** The same simulation with another pipeline, which stands around its own. */
  public Simulation with(Pipeline<Message> other) {
    return new Simulation(settings, other, context, overflow, producers, consumers);
  }

  /**
   * A producing worker to be.
   *
   * @param name the worker's name, such as {@code network-1}
   * @param arrivals when the next gap begins
   * @param log whether each message is logged as it comes
   * @param own where it stores the messages that the overflow policy has it store itself; null when
   *     the policy never decides so
   */
  public record ProducerSeat(
      String name, Producer producer, Arrivals arrivals, boolean log, @Nullable ConsumerSeat own) {

    /** A worker that never stores anything itself. */
    public ProducerSeat(String name, Producer producer, Arrivals arrivals, boolean log) {
      this(name, producer, arrivals, log, null);
    }
  }

  /**
   * A consuming worker to be.
   *
   * @param name the worker's name, such as {@code database-1}
   * @param retry what happens to a message that could not be stored
   * @param batch how many messages it stores at once
   * @param jitter the random stream of the retries' delays
   */
  public record ConsumerSeat(
      String name, Consumer consumer, Retry retry, Batch batch, RandomGenerator jitter) {

    /** A worker that stores message by message. */
    public ConsumerSeat(String name, Consumer consumer, Retry retry, RandomGenerator jitter) {
      this(name, consumer, retry, Batch.SINGLE, jitter);
    }
  }
}

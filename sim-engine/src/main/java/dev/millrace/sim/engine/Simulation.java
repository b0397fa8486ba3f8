package dev.millrace.sim.engine;

import static java.util.Comparator.comparingInt;

import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.api.ProducerRanks;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.WorkerNames;
import dev.millrace.sim.recording.Recording;
import dev.millrace.sim.recording.RunRecorder;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The components of one run, ready for an engine.
 *
 * @param context the context that the pipeline was given; the engine connects to it
 * @param producers one for each producing worker; of simultaneous events in virtual time that of
 *     the first worker is first. A pipeline with {@link ProducerRanks} sorts them by rank.
 * @param consumers one for each consuming worker, in the same sense
 * @param laterStages the stages that messages pass through after these consumers; usually none
 * @param recording the records that the run keeps besides its figures
 */
public record Simulation(
    RunSettings settings,
    Pipeline<Message> pipeline,
    RunContext context,
    OverflowPolicy overflow,
    List<ProducerSpec> producers,
    List<ConsumerSpec> consumers,
    List<Stage> laterStages,
    Recording recording) {

  /** The most combinations of groups whose times are measured apart: each takes up to 300 KB. */
  private static final long MAX_HISTOGRAMS = 256;

  public Simulation {
    if (pipeline instanceof ProducerRanks ranks) {
      producers =
          producers.stream()
              .sorted(comparingInt((ProducerSpec spec) -> ranks.producerRank(spec.name())))
              .toList();
    }
    laterStages = List.copyOf(laterStages);
    if (!laterStages.isEmpty()) {
      Stage.check(producers, stagesOf(pipeline, context, overflow, consumers, laterStages));
    }
  }

  /** Returns a builder for simulations from objects of the program. */
  public static SimulationBuilder builder() {
    return new SimulationBuilder();
  }

  /** Creates a simulation whose run keeps no records. */
  public Simulation(
      RunSettings settings,
      Pipeline<Message> pipeline,
      RunContext context,
      OverflowPolicy overflow,
      List<ProducerSpec> producers,
      List<ConsumerSpec> consumers,
      List<Stage> laterStages) {
    this(settings, pipeline, context, overflow, producers, consumers, laterStages, Recording.NONE);
  }

  /** Creates a simulation of a single stage. */
  public Simulation(
      RunSettings settings,
      Pipeline<Message> pipeline,
      RunContext context,
      OverflowPolicy overflow,
      List<ProducerSpec> producers,
      List<ConsumerSpec> consumers) {
    this(settings, pipeline, context, overflow, producers, consumers, List.of());
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

  /**
   * Returns the groups of producers by which messages are measured; a single one if the histograms
   * of all groups would take too much memory.
   */
  public MessageGroups messageGroups() {
    ToIntFunction<String> rank =
        pipeline instanceof ProducerRanks ranks ? ranks::producerRank : worker -> 0;
    MessageGroups groups = MessageGroups.of(producerNames(), rank);
    long consumerGroups =
        consumers.stream().map(spec -> WorkerNames.group(spec.name())).distinct().count();
    return groups.size() * consumerGroups > MAX_HISTOGRAMS ? MessageGroups.single() : groups;
  }

  /** Returns the names of the producing workers. */
  public List<String> producerNames() {
    return producers.stream().map(ProducerSpec::name).toList();
  }

  /** Returns the number of all workers. */
  public int workers() {
    return producers.size() + stages().stream().mapToInt(stage -> stage.consumers().size()).sum();
  }

  /** Returns this simulation with another pipeline, which decorates its own. */
  public Simulation with(Pipeline<Message> other) {
    return new Simulation(
        settings, other, context, overflow, producers, consumers, laterStages, recording);
  }

  /** Returns this simulation with a run that keeps these records. */
  public Simulation with(Recording records) {
    return new Simulation(
        settings, pipeline, context, overflow, producers, consumers, laterStages, records);
  }

  /**
   * Returns a recorder for the run; null if no records are wanted, or there are several stages.
   *
   * @param exactQueue whether the length of the queue is known at all times
   */
  public @Nullable RunRecorder newRecorder(boolean exactQueue) {
    boolean known = settings.messages() == null;
    return laterStages.isEmpty()
        ? RunRecorder.of(recording, known ? settings.horizonNanos() : Long.MAX_VALUE, exactQueue)
        : null;
  }

  /** Returns all stages, the first one first. */
  public List<Stage> stages() {
    return stagesOf(pipeline, context, overflow, consumers, laterStages);
  }

  private static List<Stage> stagesOf(
      Pipeline<Message> pipeline,
      RunContext context,
      OverflowPolicy overflow,
      List<ConsumerSpec> consumers,
      List<Stage> later) {
    Stage first = new Stage(Stage.FIRST, pipeline, context, overflow, consumers);
    return Stream.concat(Stream.of(first), later.stream()).toList();
  }

  /**
   * A producing worker.
   *
   * @param name the worker's name, such as {@code network-1}
   * @param arrivals when the next gap starts
   * @param log whether each message is logged when it is due
   * @param own the consumer with which it stores messages itself when the overflow policy decides
   *     so; null if the policy never does
   * @param deadline the deadline of its messages; null if they wait without limit
   * @param limit the limit of its puts, shared with other workers; null for none
   */
  public record ProducerSpec(
      String name,
      Producer producer,
      Arrivals arrivals,
      boolean log,
      @Nullable ConsumerSpec own,
      @Nullable Deadline deadline,
      @Nullable TokenBucket limit) {

    /** Creates a worker whose puts are not limited. */
    public ProducerSpec(
        String name,
        Producer producer,
        Arrivals arrivals,
        boolean log,
        @Nullable ConsumerSpec own,
        @Nullable Deadline deadline) {
      this(name, producer, arrivals, log, own, deadline, null);
    }

    /**
     * Creates a worker that never stores a message itself and whose messages wait without limit.
     */
    public ProducerSpec(String name, Producer producer, Arrivals arrivals, boolean log) {
      this(name, producer, arrivals, log, null, null);
    }

    /** Returns whether its messages are dropped as soon as their deadlines pass. */
    public boolean expiresAtOnce() {
      return deadline != null && deadline.expiry() == Expiry.AT_ONCE;
    }

    /** Returns a handle that closes the producer and, if there is one, the own consumer. */
    public AutoCloseable components() {
      if (own == null) {
        return ContextLoader.closing(producer);
      }
      return () -> {
        try (var consumer = own.component()) {
          ContextLoader.closing(producer).close();
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
   * @param limit the limit of its attempts, shared with other workers; null for none
   * @param draws the streams to be moved before each attempt; null if they continue from message to
   *     message
   * @param scaling the changes of the number of workers of its group; null if there are none
   */
  public record ConsumerSpec(
      String name,
      Consumer consumer,
      Retry retry,
      Batch batch,
      RandomGenerator jitter,
      @Nullable TokenBucket limit,
      @Nullable MessageDraws draws,
      @Nullable Scaling scaling) {

    /** Creates a worker of a group whose number of workers does not change. */
    public ConsumerSpec(
        String name,
        Consumer consumer,
        Retry retry,
        Batch batch,
        RandomGenerator jitter,
        @Nullable TokenBucket limit,
        @Nullable MessageDraws draws) {
      this(name, consumer, retry, batch, jitter, limit, draws, null);
    }

    /** Creates a worker whose random streams continue from message to message. */
    public ConsumerSpec(
        String name,
        Consumer consumer,
        Retry retry,
        Batch batch,
        RandomGenerator jitter,
        @Nullable TokenBucket limit) {
      this(name, consumer, retry, batch, jitter, limit, null);
    }

    /** Creates a worker whose attempts are not limited. */
    public ConsumerSpec(
        String name, Consumer consumer, Retry retry, Batch batch, RandomGenerator jitter) {
      this(name, consumer, retry, batch, jitter, null);
    }

    /** Creates a worker that stores messages one by one. */
    public ConsumerSpec(String name, Consumer consumer, Retry retry, RandomGenerator jitter) {
      this(name, consumer, retry, Batch.SINGLE, jitter);
    }

    /** Returns a handle that closes the consumer. */
    public AutoCloseable component() {
      return ContextLoader.closing(consumer);
    }
  }
}

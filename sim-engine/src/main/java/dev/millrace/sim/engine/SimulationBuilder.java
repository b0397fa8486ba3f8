package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Producer;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.api.RendezvousPipeline;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Simulation} from objects of the program. {@link Simulation#builder()} creates it.
 *
 * <p>Required are a pipeline, a producer and a consumer. Without other settings the overflow policy
 * is block, a message is attempted once, and the seed is 1. A simulation is for one run, since its
 * components are closed at the end. Not thread-safe.
 */
public final class SimulationBuilder {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private final List<ProducerGroup> producers = new ArrayList<>();
  private final List<ConsumerGroup> consumers = new ArrayList<>();
  private @Nullable Function<PipelineContext, Pipeline<Message>> pipeline;
  private OverflowPolicy overflow = message -> new OverflowPolicy.Block();
  private long seed = 1;
  private @Nullable Duration duration;
  private Duration coolDown = Duration.ZERO;
  private @Nullable Long messages;
  private @Nullable WarmUpSetting warmUp;
  private Duration stallTimeout = DEFAULT_TIMEOUT;
  private @Nullable Duration drainTimeout;
  private RealTimeSettings realTime = RealTimeSettings.USUAL;

  private record ProducerGroup(
      String name, Supplier<? extends Producer> producer, ProducerOptions options) {}

  private record ConsumerGroup(
      String name, Supplier<? extends Consumer> consumer, ConsumerOptions options) {}

  SimulationBuilder() {}

  /** Sets the pipeline. */
  public SimulationBuilder pipeline(Pipeline<Message> pipeline) {
    requireNonNull(pipeline, "pipeline");
    return pipeline(context -> pipeline);
  }

  /** Sets a pipeline that uses the time or the workers of its run. */
  public SimulationBuilder pipeline(Function<PipelineContext, Pipeline<Message>> create) {
    pipeline = requireNonNull(create, "create");
    return this;
  }

  /** Adds a group of one producing worker; {@code network} becomes the worker network-1. */
  public SimulationBuilder producer(String name, Producer producer) {
    requireNonNull(producer, "producer");
    return producer(name, () -> producer, options -> options);
  }

  /**
   * Adds a group of producing workers.
   *
   * @param create called once for each worker
   */
  public SimulationBuilder producer(
      String name,
      Supplier<? extends Producer> create,
      Function<ProducerOptions, ProducerOptions> options) {
    producers.add(
        new ProducerGroup(
            requireNonNull(name, "name"), create, options.apply(new ProducerOptions())));
    return this;
  }

  /** Adds a group of one consuming worker; {@code database} becomes the worker database-1. */
  public SimulationBuilder consumer(String name, Consumer consumer) {
    return consumer(name, consumer, options -> options);
  }

  /**
   * Adds a group of consuming workers that share one consumer, which must be thread-safe on real
   * threads if there are several. It is closed once, and reports no figures of its own.
   */
  public SimulationBuilder consumer(
      String name, Consumer consumer, Function<ConsumerOptions, ConsumerOptions> options) {
    requireNonNull(consumer, "consumer");
    SharedConsumer shared = new SharedConsumer(consumer);
    return consumer(name, shared::newUser, options);
  }

  /**
   * Adds a group of consuming workers.
   *
   * @param create called once for each worker
   */
  public SimulationBuilder consumer(
      String name,
      Supplier<? extends Consumer> create,
      Function<ConsumerOptions, ConsumerOptions> options) {
    consumers.add(
        new ConsumerGroup(
            requireNonNull(name, "name"), create, options.apply(new ConsumerOptions())));
    return this;
  }

  /** Sets the overflow policy. */
  public SimulationBuilder overflow(OverflowPolicy policy) {
    overflow = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets the seed of the retry delays and the deadlines. */
  public SimulationBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Sets the time after which producers stop; above 0. */
  public SimulationBuilder duration(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("duration is %s; allowed: above 0s".formatted(duration));
    }
    this.duration = duration;
    return this;
  }

  /** Sets how long messages go on after the duration, excluded from the figures; at least 0. */
  public SimulationBuilder coolDown(Duration coolDown) {
    if (coolDown.isNegative()) {
      throw new IllegalArgumentException(
          "coolDown is %s; allowed: at least 0s".formatted(coolDown));
    }
    this.coolDown = coolDown;
    return this;
  }

  /** Sets the number of messages, of all producers, after which producers stop; at least 1. */
  public SimulationBuilder messages(long messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("messages is %d; allowed: at least 1".formatted(messages));
    }
    this.messages = messages;
    return this;
  }

  /** Excludes the beginning of the run from the figures. */
  public SimulationBuilder warmUp(WarmUpSetting warmUp) {
    this.warmUp = requireNonNull(warmUp, "warmUp");
    return this;
  }

  /** Sets the time without any progress after which a run on real threads fails. */
  public SimulationBuilder stallTimeout(Duration timeout) {
    stallTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Sets the time that consumers have after producers were stopped. Without it there is no limit in
   * virtual time, and 30 s in real time.
   */
  public SimulationBuilder drainTimeout(Duration timeout) {
    drainTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /** Sets what concerns real threads alone. */
  public SimulationBuilder realTime(RealTimeSettings settings) {
    realTime = requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Builds the simulation.
   *
   * @throws IllegalStateException if the pipeline, a producer or a consumer is missing, two
   *     producing workers have one name, or messages expire at once and the pipeline cannot remove
   *     them
   */
  public Simulation build() {
    if (pipeline == null || producers.isEmpty() || consumers.isEmpty()) {
      throw new IllegalStateException(
          "a simulation needs a pipeline, a producer and a consumer; missing: "
              + (pipeline == null ? "pipeline" : producers.isEmpty() ? "producer" : "consumer"));
    }
    List<ConsumerSpec> consumerSpecs =
        consumers.stream()
            .flatMap(
                group -> {
                  TokenBucket limit = group.options().limit.newBucket();
                  return names(group.name(), group.options().count)
                      .map(name -> spec(group, name, limit));
                })
            .toList();
    List<ProducerSpec> producerSpecs =
        producers.stream()
            .flatMap(group -> names(group.name(), group.options().count).map(n -> spec(group, n)))
            .toList();
    List<String> names = producerSpecs.stream().map(ProducerSpec::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalStateException("two producing workers have one name: " + names);
    }
    RunContext context = new RunContext(names, consumerSpecs.size());
    RunSettings settings =
        new RunSettings(
            seed, duration, messages, warmUp, stallTimeout, drainTimeout, realTime, coolDown);
    Pipeline<Message> created = pipeline.apply(context);
    if (producerSpecs.stream().anyMatch(ProducerSpec::expiresAtOnce)
        && !(created instanceof RemovingPipeline || created instanceof RendezvousPipeline)) {
      throw new IllegalStateException(
          "messages expire at once, which %s cannot do; allowed: a RemovingPipeline or a"
                  .formatted(created.getClass().getSimpleName())
              + " RendezvousPipeline");
    }
    return new Simulation(settings, created, context, overflow, producerSpecs, consumerSpecs);
  }

  private static Stream<String> names(String group, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> group + "-" + number);
  }

  private ProducerSpec spec(ProducerGroup group, String name) {
    ConsumerSpec own =
        overflow.needs().contains(Need.CONSUMER)
            ? spec(consumers.get(0), name + "/own", null)
            : null;
    ProducerOptions options = group.options();
    Deadline deadline =
        options.deadline == null
            ? null
            : new Deadline(options.deadline, options.expiry, random(name + "/deadline"));
    return new ProducerSpec(name, group.producer().get(), options.arrivals, false, own, deadline);
  }

  private ConsumerSpec spec(ConsumerGroup group, String name, @Nullable TokenBucket limit) {
    return new ConsumerSpec(
        name,
        group.consumer().get(),
        group.options().retry,
        group.options().batch,
        random(name),
        limit);
  }

  private SplittableRandom random(String name) {
    return new SplittableRandom(seed ^ name.hashCode());
  }
}

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
import dev.millrace.sim.recording.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
  private final StageBuilder first = new StageBuilder(Stage.FIRST);
  private final List<StageBuilder> later = new ArrayList<>();
  private long seed = 1;
  private @Nullable Duration duration;
  private Duration coolDown = Duration.ZERO;
  private @Nullable Long messages;
  private @Nullable WarmUpSetting warmUp;
  private Duration stallTimeout = DEFAULT_TIMEOUT;
  private @Nullable Duration drainTimeout;
  private RealTimeSettings realTime = RealTimeSettings.USUAL;
  private Recording recording = Recording.NONE;

  private record ProducerGroup(
      String name, Supplier<? extends Producer> producer, ProducerOptions options) {}

  SimulationBuilder() {}

  /** Sets the pipeline. */
  public SimulationBuilder pipeline(Pipeline<Message> pipeline) {
    first.pipeline(pipeline);
    return this;
  }

  /** Sets a pipeline that uses the time or the workers of its run. */
  public SimulationBuilder pipeline(Function<PipelineContext, Pipeline<Message>> create) {
    first.pipeline(create);
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
    first.consumer(name, consumer, options);
    return this;
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
    first.consumer(name, create, options);
    return this;
  }

  /**
   * Adds a stage, after those that were added before. Each message that a consumer of the stage
   * before has processed is put into the pipeline of this one, as its overflow policy decides.
   *
   * @param name its name in results
   * @param build sets its pipeline and its consumers
   */
  public SimulationBuilder stage(String name, UnaryOperator<StageBuilder> build) {
    later.add(build.apply(new StageBuilder(requireNonNull(name, "name"))));
    return this;
  }

  /** Sets the overflow policy. */
  public SimulationBuilder overflow(OverflowPolicy policy) {
    first.overflow(policy);
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
   * Keeps records of the run besides its figures, such as {@link Recording#SERIES}. On real threads
   * every message is timed then.
   */
  public SimulationBuilder record(Recording records) {
    recording = requireNonNull(records, "records");
    return this;
  }

  /**
   * Builds the simulation.
   *
   * @throws IllegalStateException if the pipeline, a producer or a consumer is missing, two
   *     producing workers have one name, or messages expire at once and the pipeline cannot remove
   *     them
   * @throws IllegalArgumentException if there are several stages, and messages expire at once, a
   *     policy has producers store messages, or two consuming workers have one name
   */
  public Simulation build() {
    if (!first.hasPipeline() || producers.isEmpty() || !first.hasConsumer()) {
      throw new IllegalStateException(
          "a simulation needs a pipeline, a producer and a consumer; missing: "
              + (!first.hasPipeline()
                  ? "pipeline"
                  : producers.isEmpty() ? "producer" : "consumer"));
    }
    List<String> names =
        producers.stream()
            .flatMap(group -> StageBuilder.names(group.name(), group.options().count))
            .toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalStateException("two producing workers have one name: " + names);
    }
    Stage stage = first.build(names, seed);
    List<Stage> laterStages = new ArrayList<>();
    List<String> putters = stage.workers();
    for (StageBuilder each : later) {
      Stage built = each.build(putters, seed);
      laterStages.add(built);
      putters = built.workers();
    }
    List<ProducerSpec> producerSpecs =
        producers.stream()
            .flatMap(
                group -> {
                  TokenBucket limit = group.options().limit.newBucket();
                  return StageBuilder.names(group.name(), group.options().count)
                      .map(name -> spec(group, name, limit));
                })
            .toList();
    if (producerSpecs.stream().anyMatch(ProducerSpec::expiresAtOnce)
        && !(stage.pipeline() instanceof RemovingPipeline
            || stage.pipeline() instanceof RendezvousPipeline)) {
      throw new IllegalStateException(
          "messages expire at once, which %s cannot do; allowed: a RemovingPipeline or a"
                  .formatted(stage.pipeline().getClass().getSimpleName())
              + " RendezvousPipeline");
    }
    RunSettings settings =
        new RunSettings(
            seed, duration, messages, warmUp, stallTimeout, drainTimeout, realTime, coolDown);
    return new Simulation(
        settings,
        stage.pipeline(),
        stage.context(),
        stage.overflow(),
        producerSpecs,
        stage.consumers(),
        laterStages,
        recording);
  }

  private ProducerSpec spec(ProducerGroup group, String name, @Nullable TokenBucket limit) {
    ConsumerSpec own =
        first.overflow().needs().contains(Need.CONSUMER)
            ? first.ownConsumer(name + "/own", seed)
            : null;
    ProducerOptions options = group.options();
    Deadline deadline =
        options.deadline == null
            ? null
            : new Deadline(
                options.deadline, options.expiry, StageBuilder.random(seed, name + "/deadline"));
    return new ProducerSpec(
        name, group.producer().get(), options.arrivals, false, own, deadline, limit);
  }
}

package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a stage of a {@link Simulation}: a pipeline, its overflow policy and its consumers. {@link
 * SimulationBuilder#stage} creates it. Not thread-safe.
 */
public final class StageBuilder {

  private final String name;
  private final List<ConsumerGroup> consumers = new ArrayList<>();
  private @Nullable Function<PipelineContext, Pipeline<Message>> pipeline;
  private OverflowPolicy overflow = message -> new OverflowPolicy.Block();

  private record ConsumerGroup(
      String name, Supplier<? extends Consumer> consumer, ConsumerOptions options) {}

  StageBuilder(String name) {
    this.name = name;
  }

  /** Sets the pipeline. */
  public StageBuilder pipeline(Pipeline<Message> pipeline) {
    requireNonNull(pipeline, "pipeline");
    return pipeline(context -> pipeline);
  }

  /** Sets a pipeline that uses the time or the workers of its run. */
  public StageBuilder pipeline(Function<PipelineContext, Pipeline<Message>> create) {
    pipeline = requireNonNull(create, "create");
    return this;
  }

  /** Sets the overflow policy; without it a worker that finds the pipeline full waits. */
  public StageBuilder overflow(OverflowPolicy policy) {
    overflow = requireNonNull(policy, "policy");
    return this;
  }

  /** Adds a group of one consuming worker; {@code database} becomes the worker database-1. */
  public StageBuilder consumer(String name, Consumer consumer) {
    return consumer(name, consumer, options -> options);
  }

  /**
   * Adds a group of consuming workers that share one consumer, which must be thread-safe on real
   * threads if there are several. It is closed once, and reports no figures of its own.
   */
  public StageBuilder consumer(
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
  public StageBuilder consumer(
      String name,
      Supplier<? extends Consumer> create,
      Function<ConsumerOptions, ConsumerOptions> options) {
    consumers.add(
        new ConsumerGroup(
            requireNonNull(name, "name"), create, options.apply(new ConsumerOptions())));
    return this;
  }

  /** Returns the policy of the pipeline. */
  OverflowPolicy overflow() {
    return overflow;
  }

  boolean hasPipeline() {
    return pipeline != null;
  }

  boolean hasConsumer() {
    return !consumers.isEmpty();
  }

  /**
   * Builds the stage.
   *
   * @param putters the names of the workers that put into its pipeline
   * @throws IllegalStateException if the pipeline or a consumer is missing
   */
  Stage build(List<String> putters, long seed) {
    if (pipeline == null || consumers.isEmpty()) {
      throw new IllegalStateException(
          "stage %s needs a pipeline and a consumer; missing: %s"
              .formatted(name, pipeline == null ? "pipeline" : "consumer"));
    }
    List<ConsumerSpec> specs = consumers.stream().flatMap(group -> specs(group, seed)).toList();
    RunContext context = new RunContext(putters, specs.size());
    return new Stage(name, pipeline.apply(context), context, overflow, specs);
  }

  private static Stream<ConsumerSpec> specs(ConsumerGroup group, long seed) {
    TokenBucket limit = group.options().limit.newBucket();
    return names(group.name(), group.options().workers())
        .map(name -> spec(group, name, limit, seed));
  }

  /** Returns the consumer, of the first group, with which a producer stores messages itself. */
  ConsumerSpec ownConsumer(String name, long seed) {
    return spec(consumers.get(0), name, null, seed);
  }

  private static ConsumerSpec spec(
      ConsumerGroup group, String name, @Nullable TokenBucket limit, long seed) {
    return new ConsumerSpec(
        name,
        group.consumer().get(),
        group.options().retry,
        group.options().batch,
        random(seed, name),
        limit,
        null,
        group.options().scaling());
  }

  /** Returns the names of a group's workers. */
  static Stream<String> names(String group, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> group + "-" + number);
  }

  /** Returns the random stream of a name. */
  static SplittableRandom random(long seed, String name) {
    return new SplittableRandom(seed ^ name.hashCode());
  }
}

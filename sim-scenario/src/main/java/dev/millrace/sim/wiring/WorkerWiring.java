package dev.millrace.sim.wiring;

import dev.millrace.api.Consumer;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Producer;
import dev.millrace.api.WorkerInfo;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Deadline;
import dev.millrace.sim.engine.RateLimit;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.TokenBucket;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Creates the workers and pipelines of one run, each with its settings and random streams. Used by
 * one thread; what it has created so far may be read by another one after a marked call.
 */
final class WorkerWiring {

  /** The components that were created, in their order. */
  final List<Open> created = new ArrayList<>();

  /** Marks the calls of constructors. */
  final ComponentCalls calls = new ComponentCalls();

  private final Scenario scenario;
  private final int replication;
  private final ComponentFactory factory;
  private final RandomStreams streams;
  private final Map<String, Group> groups = new HashMap<>();

  /** The component whose constructor was called last; published by the marked calls. */
  private @Nullable Choice creating;

  WorkerWiring(
      Scenario scenario, int replication, ComponentFactory factory, RandomStreams streams) {
    this.scenario = scenario;
    this.replication = replication;
    this.factory = factory;
    this.streams = streams;
  }

  /** Returns the component whose constructor was called last; null if none was. */
  @Nullable Choice creating() {
    return creating;
  }

  /** Returns the workers of a group. */
  List<WorkerInfo> workers(String group, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new WorkerInfo(group + "-" + number, group, number, replication - 1))
        .toList();
  }

  /** Returns the names of the workers of some groups. */
  List<String> names(List<ConsumerGroup> some) {
    return some.stream()
        .flatMap(group -> workers(group.name(), group.workers()).stream())
        .map(WorkerInfo::name)
        .toList();
  }

  /** Creates the workers of some groups. */
  List<ConsumerSpec> consumers(List<ConsumerGroup> some) {
    List<ConsumerSpec> consumers = new ArrayList<>();
    for (ConsumerGroup group : some) {
      for (WorkerInfo worker : workers(group.name(), group.workers())) {
        consumers.add(consumer(group, worker, worker.name()));
      }
    }
    return consumers;
  }

  /**
   * Creates the workers of a group.
   *
   * @param storing whether they may store messages themselves
   */
  List<ProducerSpec> producers(ProducerGroup group, boolean storing) {
    List<ProducerSpec> producers = new ArrayList<>();
    for (WorkerInfo worker : workers(group.name(), group.count())) {
      producers.add(
          new ProducerSpec(
              worker.name(),
              create(
                  Producer.class,
                  group.producer(),
                  worker.name(),
                  workerContext(worker, group.name())),
              group.arrivals(),
              group.log(),
              storing ? ownConsumer(worker) : null,
              deadline(group, worker),
              limit(group.name(), group.limit())));
    }
    return producers;
  }

  private @Nullable Deadline deadline(ProducerGroup group, WorkerInfo worker) {
    return group.deadline() == null
        ? null
        : new Deadline(
            group.deadline(), group.expiry(), streams.stream(worker.name() + "/deadline"));
  }

  /** Creates the consumer, of the first group, with which a producer stores messages itself. */
  private ConsumerSpec ownConsumer(WorkerInfo worker) {
    return consumer(scenario.consumers().get(0), worker, worker.name() + "/own");
  }

  /** Creates a worker of a group; its name may differ from that of the worker. */
  ConsumerSpec consumer(ConsumerGroup group, WorkerInfo worker, String name) {
    ConsumerStreams own =
        ConsumerStreams.of(scenario.study().consumerDraws(), streams, group.name(), name);
    Map<Class<?>, Object> context = new HashMap<>(workerContext(worker, group.name()));
    context.put(RandomGenerator.class, own.service());
    return new ConsumerSpec(
        name,
        create(Consumer.class, group.consumer(), name, context),
        group.retry(),
        group.batch(),
        own.jitter(),
        limit(group.name(), group.limit()),
        own.draws(),
        group.scaling());
  }

  /** Returns the bucket that the workers of a group share; null without a limit. */
  private @Nullable TokenBucket limit(String group, RateLimit limit) {
    TokenBucket bucket = limit.newBucket();
    return bucket == null ? null : shared(group).shared(TokenBucket.class, () -> bucket);
  }

  /** Creates the pipeline of the first stage. */
  Pipeline<Message> pipeline(PipelineContext context) {
    return pipeline(scenario.pipeline().pipeline(), "pipeline", context);
  }

  /** Creates a pipeline. Any class fits: it is generic, or made for messages. */
  @SuppressWarnings("unchecked")
  Pipeline<Message> pipeline(Choice choice, String name, PipelineContext context) {
    return create(Pipeline.class, choice, name, Map.of(PipelineContext.class, context));
  }

  private Map<Class<?>, Object> workerContext(WorkerInfo worker, String group) {
    return Map.of(Group.class, shared(group), WorkerInfo.class, worker);
  }

  private Group shared(String group) {
    return groups.computeIfAbsent(group, name -> new Group());
  }

  private <C extends AutoCloseable> C create(
      Class<C> kind, Choice choice, String name, Map<Class<?>, Object> context) {
    creating = choice;
    calls.enter(Method.CONSTRUCTOR);
    C component = factory.create(kind, choice, name, context);
    calls.exit();
    created.add(new Open(name, component));
    return component;
  }
}

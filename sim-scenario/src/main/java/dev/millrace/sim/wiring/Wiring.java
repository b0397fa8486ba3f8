package dev.millrace.sim.wiring;

import com.google.inject.Injector;
import dev.millrace.api.Consumer;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Producer;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.api.StepListener;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The step from a scenario to the components of one run. */
public final class Wiring {

  private final Scenario scenario;
  private final ComponentFactory factory;
  private final RandomStreams streams;
  private final Map<String, Group> groups = new HashMap<>();
  private final List<AutoCloseable> created = new ArrayList<>();

  private Wiring(
      Scenario scenario, Injector plugins, int replication, @Nullable StepListener listener) {
    this(scenario, plugins, new HashMap<>(), replication, listener);
  }

  private Wiring(
      Scenario scenario,
      Injector plugins,
      Map<String, Workshop<?>> workshops,
      int replication,
      @Nullable StepListener listener) {
    this.scenario = scenario;
    this.streams = new RandomStreams(scenario.run().seed(), replication);
    this.factory =
        new ComponentFactory(
            plugins,
            workshops,
            streams,
            StepListeners.all(LoggingStepListener.ifWanted(), listener));
  }

  /**
   * Creates all components of a scenario.
   *
   * @param plugins the injector that holds the plug-ins
   * @throws WiringException if one could not be created; those that were are closed again
   */
  public static Simulation wire(Scenario scenario, Injector plugins) throws WiringException {
    return wire(scenario, plugins, 1);
  }

  /**
   * Creates all components of a scenario, for a run whose steps somebody wants to know.
   *
   * @param plugins the injector that holds the plug-ins
   * @param listener is told the steps of a pipeline that traces them, after the DEBUG log
   * @throws WiringException as for {@link #wire(Scenario, Injector)}
   */
  public static Simulation wire(Scenario scenario, Injector plugins, StepListener listener)
      throws WiringException {
    return new Wiring(scenario, plugins, 1, listener).all(Wiring::simulation);
  }

  /**
   * Creates all components of a scenario for one of several runs with independent random streams.
   *
   * @param plugins the injector that holds the plug-ins; several threads may use it at once
   * @param replication the number of the run, from 1, which is what a single run has
   * @throws WiringException as for {@link #wire(Scenario, Injector)}
   */
  public static Simulation wire(Scenario scenario, Injector plugins, int replication)
      throws WiringException {
    return new Wiring(scenario, plugins, replication, null).all(Wiring::simulation);
  }

  /** Creates all components of a scenario for the same run again and again. */
  @FunctionalInterface
  public interface Repeated {

    /**
     * Creates them anew, as {@link Wiring#wire(Scenario, Injector, StepListener)} does, only
     * faster. For one thread at a time.
     */
    Simulation wire(StepListener listener) throws WiringException;
  }

  /** Gets ready to create all components of a scenario again and again. */
  public static Repeated repeatedly(Scenario scenario, Injector plugins) {
    Map<String, Workshop<?>> workshops = new HashMap<>();
    return listener ->
        new Wiring(scenario, plugins, workshops, 1, listener).all(Wiring::simulation);
  }

  /**
   * Creates what it takes to tell beforehand what a run will be like, with the random streams of a
   * single run, and whether there can be one.
   *
   * @throws WiringException if a component could not be created, and not because it refused its
   *     settings; those that were are closed again
   */
  public static Rehearsal rehearse(Scenario scenario, Injector plugins) throws WiringException {
    return new Wiring(scenario, plugins, 1, null).all(Wiring::rehearsal);
  }

  private interface Part<R> {
    R of(Wiring wiring) throws WiringException;
  }

  private <R> R all(Part<R> part) throws WiringException {
    try {
      return part.of(this);
    } catch (WiringException | RuntimeException | Error e) {
      closeAll(e);
      throw e;
    }
  }

  /** The producers of a group; ready to store messages themselves if the policy may have them. */
  private List<ProducerSeat> producers(ProducerGroup group, boolean ready) throws WiringException {
    List<ProducerSeat> producers = new ArrayList<>();
    for (String worker : workers(group.name(), group.count())) {
      producers.add(
          new ProducerSeat(
              worker,
              noted(
                  factory.create(
                      Producer.class, group.producer(), worker, Group.class, shared(group.name()))),
              group.arrivals(),
              group.log(),
              ready ? ownConsumer(worker) : null));
    }
    return producers;
  }

  private static List<String> workers(String group, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> group + "-" + number).toList();
  }

  private RunContext context() {
    return new RunContext(
        scenario.producers().stream()
            .flatMap(group -> workers(group.name(), group.count()).stream())
            .toList(),
        scenario.consumers().stream().mapToInt(ConsumerGroup::count).sum());
  }

  private Rehearsal rehearsal() throws WiringException {
    List<Problem> problems = new ArrayList<>();
    List<ProducerSeat> producers = new ArrayList<>();
    List<ConsumerSeat> consumers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      rehearse(group.producer(), problems, () -> producers.addAll(producers(group, false)));
    }
    rehearse(scenario.pipeline().pipeline(), problems, () -> pipeline(context()));
    for (ConsumerGroup group : scenario.consumers()) {
      rehearse(
          group.consumer(), problems, () -> consumers.add(consumer(group, group.name() + "-1")));
    }
    return new Rehearsal(producers, consumers, created, problems);
  }

  private interface Creation {
    void create() throws WiringException;
  }

  private static void rehearse(Choice choice, List<Problem> problems, Creation creation)
      throws WiringException {
    if (choice.binding().component().isAnnotationPresent(RealTimeOnly.class)) {
      return;
    }
    try {
      creation.create();
    } catch (WiringException e) {
      if (!e.isRefusal()) {
        throw e;
      }
      problems.add(e.problem());
    }
  }

  private Simulation simulation() throws WiringException {
    List<ProducerSeat> producers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      producers.addAll(producers(group, true));
    }
    RunContext context = context();
    Pipeline<Message> pipeline = pipeline(context);
    OverflowPolicy overflow = scenario.pipeline().policy();
    List<ConsumerSeat> consumers = new ArrayList<>();
    for (ConsumerGroup group : scenario.consumers()) {
      for (String worker : workers(group.name(), group.count())) {
        consumers.add(consumer(group, worker));
      }
    }
    return new Simulation(scenario.run(), pipeline, context, overflow, producers, consumers);
  }

  /** What a producing worker stores messages with itself: a consumer of the first group. */
  private @Nullable ConsumerSeat ownConsumer(String worker) throws WiringException {
    return scenario.pipeline().policy().needs().contains(Need.CONSUMER)
        ? consumer(scenario.consumers().get(0), worker + "/own")
        : null;
  }

  private ConsumerSeat consumer(ConsumerGroup group, String worker) throws WiringException {
    return new ConsumerSeat(
        worker,
        noted(
            factory.create(
                Consumer.class, group.consumer(), worker, Group.class, shared(group.name()))),
        group.retry(),
        group.batch(),
        streams.stream(worker + "/retry"));
  }

  /** Every pipeline takes messages of any type: its class is generic, or made for messages. */
  @SuppressWarnings("unchecked")
  private Pipeline<Message> pipeline(PipelineContext context) throws WiringException {
    return noted(
        factory.create(
            Pipeline.class,
            scenario.pipeline().pipeline(),
            "pipeline",
            PipelineContext.class,
            context));
  }

  /** What the workers of a group share; no two groups have the same name. */
  private Group shared(String group) {
    return groups.computeIfAbsent(group, name -> new Group());
  }

  private <C extends AutoCloseable> C noted(C component) {
    created.add(component);
    return component;
  }

  private void closeAll(Throwable reason) {
    for (AutoCloseable component : created) {
      try {
        component.close();
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}

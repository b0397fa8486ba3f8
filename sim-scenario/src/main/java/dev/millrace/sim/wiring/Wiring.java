package dev.millrace.sim.wiring;

import static java.util.Objects.requireNonNull;

import com.google.inject.Injector;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.api.StepListener;
import dev.millrace.api.WorkerInfo;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.ComponentCloser;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the components of a scenario for a run.
 *
 * <p>Each method throws a {@link WiringException} if a component cannot be created, or if its
 * constructor does not return within the stall time-out, and closes those that were. Replications
 * have numbers from 1, which is also the number of a single run.
 */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Scenario scenario;
  private final ComponentFactory factory;
  private final WorkerWiring workers;

  private Wiring(
      Scenario scenario,
      Injector plugins,
      ComponentProviders providers,
      int replication,
      @Nullable StepListener listener) {
    this.scenario = scenario;
    RandomStreams streams = new RandomStreams(scenario.run().seed(), replication);
    this.factory =
        new ComponentFactory(
            plugins,
            providers,
            streams,
            StepListeners.all(LoggingStepListener.ifEnabled(), listener).orElse(null));
    this.workers = new WorkerWiring(scenario, replication, factory, streams);
  }

  /**
   * Creates the components of a single run.
   *
   * @param plugins the injector that holds the plug-ins
   */
  public static Simulation wire(Scenario scenario, Injector plugins) {
    return wire(scenario, plugins, 1);
  }

  /**
   * Creates the components of a single run with a listener.
   *
   * @param listener receives the steps of a pipeline that traces them, after the DEBUG log
   */
  public static Simulation wire(Scenario scenario, Injector plugins, StepListener listener) {
    return repeatedly(scenario, plugins).wire(listener);
  }

  /**
   * Creates the components of one of several replications, which have independent random streams.
   *
   * @param plugins the injector that holds the plug-ins; several threads may use it at once
   */
  public static Simulation wire(Scenario scenario, Injector plugins, int replication) {
    return wire(scenario, plugins, replication, new ComponentProviders());
  }

  /** Creates the components of a replication, with the providers of earlier runs. */
  public static Simulation wire(
      Scenario scenario, Injector plugins, int replication, ComponentProviders kept) {
    return new Wiring(scenario, plugins, kept, replication, null)
        .closingOnFailure(Wiring::simulation);
  }

  /** Creates the components of the same run again and again. For one thread at a time. */
  @FunctionalInterface
  public interface Repeated {

    /** Creates new components, as {@link Wiring#wire(Scenario, Injector, StepListener)} does. */
    Simulation wire(StepListener listener);
  }

  /** Returns a wiring that is faster from the second run on. */
  public static Repeated repeatedly(Scenario scenario, Injector plugins) {
    ComponentProviders providers = new ComponentProviders();
    return listener ->
        new Wiring(scenario, plugins, providers, 1, listener).closingOnFailure(Wiring::simulation);
  }

  /**
   * Creates the components of a pre-flight check, with the random streams of a single run. A
   * component that refuses its settings is reported in the result.
   */
  public static PreFlightComponents wireForPreFlight(Scenario scenario, Injector plugins) {
    return new Wiring(scenario, plugins, new ComponentProviders(), 1, null)
        .closingOnFailure(Wiring::preFlight);
  }

  /**
   * Creates components on a thread of its own, so that a constructor that does not return can be
   * given up.
   */
  private <R> R closingOnFailure(Function<Wiring, R> part) {
    Duration limit = scenario.run().stallTimeout();
    var work = WatchedWork.start("wiring", workers.calls, () -> part.apply(this));
    try {
      if (work.await(() -> limit)) {
        return requireNonNull(work.result());
      }
      String where = work.place();
      work.abandon();
      throw ComponentFactory.failure(
          requireNonNull(workers.creating()),
          "its constructor did not return within %s (run.stall-timeout)%s"
              .formatted(WatchedWork.seconds(limit), where),
          null);
    } catch (RuntimeException | Error e) {
      factory.forgetProviders();
      for (String failure : ComponentCloser.close(workers.created, WatchedWork.GRACE)) {
        LOG.debug("{}", failure);
      }
      throw e;
    }
  }

  private Simulation simulation() {
    boolean storing = scenario.pipeline().needs().contains(Need.CONSUMER);
    List<ProducerSpec> producers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      producers.addAll(workers.producers(group, storing));
    }
    RunContext context = context();
    Pipeline<Message> pipeline = workers.pipeline(context);
    List<ConsumerSpec> consumers = workers.consumers(scenario.consumers());
    return new Simulation(
        scenario.run(),
        pipeline,
        context,
        scenario.pipeline().policy(),
        producers,
        consumers,
        new LaterStages(scenario, this, workers).create(consumers));
  }

  private PreFlightComponents preFlight() {
    List<Problem> problems = new ArrayList<>();
    List<ProducerSpec> producers = new ArrayList<>();
    List<ConsumerSpec> consumers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      collectRefusal(
          group.producer(), problems, () -> producers.addAll(workers.producers(group, false)));
    }
    collectRefusal(scenario.pipeline().pipeline(), problems, () -> workers.pipeline(context()));
    scenario.consumers().forEach(group -> consumers.addAll(firstConsumer(group, problems)));
    new LaterStages(scenario, this, workers).collectRefusals(problems);
    return new PreFlightComponents(
        producers, consumers, workers.created, problems, scenario.run().stallTimeout());
  }

  /** Creates the first worker of a group; returns none if its consumer refuses its settings. */
  List<ConsumerSpec> firstConsumer(ConsumerGroup group, List<Problem> problems) {
    WorkerInfo first = workers.workers(group.name(), 1).get(0);
    List<ConsumerSpec> created = new ArrayList<>(1);
    collectRefusal(
        group.consumer(),
        problems,
        () -> created.add(workers.consumer(group, first, first.name())));
    return created;
  }

  static void collectRefusal(Choice choice, List<Problem> problems, Runnable creation) {
    if (choice.binding().component().isAnnotationPresent(RealTimeOnly.class)) {
      return;
    }
    try {
      creation.run();
    } catch (WiringException e) {
      if (!e.isRefusal()) {
        throw e;
      }
      problems.add(e.problem());
    }
  }

  private RunContext context() {
    List<String> producers = new ArrayList<>();
    for (ProducerGroup group : scenario.producers()) {
      workers.workers(group.name(), group.count()).forEach(worker -> producers.add(worker.name()));
    }
    return new RunContext(producers, workers.names(scenario.consumers()).size());
  }
}

package dev.millrace.sim.engine.virtualtime;

import dev.millrace.ledger.Journal;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.LaterStageSpecs;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.worker.FigureRecorders;
import dev.millrace.sim.engine.worker.ObserverPair;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.ProcessedMessages;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run in virtual time, numbered in the order in which they act at one time: the
 * consumers, those of the last stage first, the producers, and then those that expire messages or
 * hand them on. Not thread-safe.
 */
final class VirtualWorkers {

  private static final int MAX_WORKERS_DESCRIBED = 10;

  private final FigureRecorders recorders;
  private final List<VirtualStage> stages;
  private final VirtualRun run;
  private final @Nullable VirtualExpiry expiry;
  private final Outcomes outcomes;
  private final @Nullable VirtualJourneys journeys;
  private final VirtualConsumer[] consumers;
  private final VirtualProducer[] producers;

  /** The workers with the numbers after those of the producers. */
  private final List<VirtualWorker> others = new ArrayList<>();

  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Declaration> figures = new ArrayList<>();

  /** What the component of the worker with this number reports of itself. */
  private record Declaration(int worker, FigureRecorder recorder) {}

  /**
   * Creates the workers.
   *
   * @param journeys measures messages across several stages; null if there is one
   */
  VirtualWorkers(
      Simulation simulation,
      WarmUp warmUp,
      List<VirtualStage> stages,
      VirtualRun run,
      @Nullable VirtualExpiry expiry,
      Outcomes outcomes,
      @Nullable VirtualJourneys journeys) {
    this.stages = stages;
    this.expiry = expiry;
    this.outcomes = outcomes;
    this.journeys = journeys;
    this.recorders = new FigureRecorders(simulation, warmUp);
    this.run = run;
    if (expiry != null) {
      others.add(expiry);
    }
    consumers = new VirtualConsumer[consumersOf(stages)];
    producers = new VirtualProducer[simulation.producers().size()];
    int first = consumers.length;
    for (int i = 0; i < stages.size(); i++) {
      List<ConsumerSpec> specs = stages.get(i).spec.consumers();
      Journal journal = stages.get(i).ledger.newConsumerJournal();
      first -= specs.size();
      for (int j = 0; j < specs.size(); j++) {
        consumers[first + j] = consumer(specs.get(j), first + j, i, journal);
      }
    }
    long horizon = simulation.settings().horizonNanos();
    var budget = new MessageBudget(simulation.settings().messages(), run::messagesSpent);
    for (int i = 0; i < producers.length; i++) {
      ProducerSpec spec = simulation.producers().get(i);
      var generator =
          new MessageGenerator(spec, budget, horizon, () -> rejectListener(spec.name()));
      VirtualProducer producer = producer(spec, consumers.length + i, generator);
      producers[i] = producer;
      outcomes.add(spec.name(), settled -> producer.settled(settled, run.nanos()));
    }
  }

  /** Adds a worker that adds and removes consuming workers. */
  void addScaler() {
    var scaler = new VirtualScaler(consumers.length + producers.length + others.size(), run);
    stages.forEach(scaler::add);
    others.add(scaler);
  }

  private static int consumersOf(List<VirtualStage> stages) {
    return stages.stream().mapToInt(stage -> stage.spec.consumers().size()).sum();
  }

  private static long rejectListener(String worker) {
    throw new IllegalStateException(
        "%s listens to the outside world, which is not possible in virtual time".formatted(worker));
  }

  private VirtualConsumer consumer(ConsumerSpec spec, int number, int at, Journal journal) {
    VirtualStage stage = stages.get(at);
    Delivery delivery = newDelivery(at == 0 ? spec : LaterStageSpecs.of(spec));
    MessageObserver observer =
        stage.meters.withCalls(new ObserverPair(journal, stage.meters.consumer(spec)), delivery);
    declare(number, stage, recorders.of(spec));
    VirtualForwarder forwarder = null;
    if (journeys == null) {
      observer = outcomes.after(observer);
    } else {
      boolean last = at == stages.size() - 1;
      observer = new ObserverPair(observer, journeys.meter(spec, last));
      if (!last) {
        var processed = new ProcessedMessages(spec.name(), run::nanos);
        observer = new ObserverPair(observer, processed);
        forwarder = forwarder(spec.name(), stages.get(at + 1), processed, journeys);
      }
    }
    VirtualStore store = new VirtualStore(spec, delivery, observer, run);
    var consumer =
        new VirtualConsumer(
            spec,
            number,
            stage.pipeline,
            observer,
            store,
            forwarder,
            stage.meters.presence(spec),
            run);
    stage.consumers.add(consumer);
    if (forwarder != null) {
      forwarder.follow(consumer);
    }
    return consumer;
  }

  private VirtualForwarder forwarder(
      String worker, VirtualStage next, ProcessedMessages processed, VirtualJourneys ofRun) {
    ProducerMeter meter = next.meters.forwarder(worker);
    MessageObserver observer =
        new ObserverPair(
            new ObserverPair(next.ledger.producerJournal(worker), meter), ofRun.losses());
    int number = consumers.length + producers.length + others.size();
    var forwarder =
        new VirtualForwarder(
            worker, number, processed, next.pipeline, next.overflow(), meter, observer, run);
    others.add(forwarder);
    next.putters.add(forwarder);
    return forwarder;
  }

  private VirtualProducer producer(ProducerSpec spec, int number, MessageGenerator generator) {
    VirtualStage stage = stages.get(0);
    ProducerMeter meter = stage.meters.producer(spec.name(), spec.own() != null);
    MessageObserver observer = new ObserverPair(stage.ledger.producerJournal(spec.name()), meter);
    if (expiry != null && spec.expiresAtOnce()) {
      observer = new ObserverPair(observer, expiry);
    }
    VirtualStore store = null;
    ConsumerSpec own = spec.own();
    declare(number, stage, recorders.of(spec));
    if (own == null) {
      observer = outcomes.after(observer);
    } else {
      Delivery delivery = newDelivery(own);
      observer =
          outcomes.after(
              stage.meters.withCalls(
                  new ObserverPair(observer, stage.meters.consumer(own)), delivery));
      store = new VirtualStore(own, delivery, observer, run);
      declare(number, stage, recorders.of(own));
    }
    var producer =
        new VirtualProducer(
            spec, number, generator, stage.pipeline, stage.overflow(), meter, observer, store, run);
    stage.putters.add(producer);
    return producer;
  }

  private Delivery newDelivery(ConsumerSpec spec) {
    var delivery = new Delivery(spec);
    deliveries.add(delivery);
    return delivery;
  }

  /** Lets a component declare its figures when the run begins. */
  private void declare(int worker, VirtualStage stage, FigureRecorder recorder) {
    stage.meters.add(recorder);
    figures.add(new Declaration(worker, recorder));
  }

  /** Lets the components declare their figures. */
  void begin() {
    for (Declaration each : figures) {
      VirtualWorker worker = get(each.worker());
      worker.stampLogs(0);
      run.calls.enter(Method.DECLARE);
      try {
        each.recorder().begin();
        run.calls.exit();
      } catch (Throwable t) {
        run.calls.exit();
        worker.fail(t, 0);
      }
    }
  }

  /** Lets the worker with this number handle its event. */
  void act(int number, long now) {
    try {
      if (number < consumers.length) {
        consumers[number].act(now);
      } else if (number < consumers.length + producers.length) {
        producers[number - consumers.length].act(now);
      } else {
        get(number).act(now);
      }
    } catch (Throwable t) {
      run.calls.exit();
      get(number).fail(t, now);
    }
  }

  VirtualWorker get(int number) {
    if (number < consumers.length) {
      return consumers[number];
    }
    int next = number - consumers.length;
    return next < producers.length ? producers[next] : others.get(next - producers.length);
  }

  Stream<VirtualProducer> producers() {
    return Stream.of(producers);
  }

  Stream<VirtualWorker> all() {
    return Stream.concat(Stream.of(consumers), producers());
  }

  /** Describes which workers wait for what. */
  String describeDeadlock() {
    int inside = stages.stream().mapToInt(stage -> stage.pipeline.inside()).sum();
    StringBuilder text =
        new StringBuilder(
            "deadlock at %s: all workers wait and there are no more events; %d in the pipeline"
                .formatted(Duration.ofNanos(run.nanos()), inside));
    all()
        .filter(worker -> !worker.hasEnded())
        .limit(MAX_WORKERS_DESCRIBED)
        .forEach(
            worker -> text.append(System.lineSeparator()).append("  ").append(worker.describe()));
    return text.toString();
  }

  /** Returns the open components after a stuck call, except the worker's that is stuck itself. */
  List<Open> openAfter(Method stuck, String caller) {
    boolean isOfWorker = !stuck.isOfPipeline() && stuck != Method.DECIDE;
    String name = isOfWorker ? caller : "";
    return all()
        .filter(worker -> !worker.hasEnded())
        .filter(worker -> !name.equals(worker.name()) && !name.equals(worker.name() + "/own"))
        .map(worker -> new Open(worker.name(), worker.component()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  Stream<Delivery> deliveries() {
    return deliveries.stream();
  }
}

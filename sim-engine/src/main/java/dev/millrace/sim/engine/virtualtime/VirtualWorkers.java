package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.worker.FigureRecorders;
import dev.millrace.sim.engine.worker.ObserverPair;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.CallMeter;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.GroupedTimes;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.measure.WorkerNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workers of a run in virtual time: consumers first, then producers. Not thread-safe. */
final class VirtualWorkers {

  private static final int MAX_WORKERS_DESCRIBED = 10;

  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final FigureRecorders recorders;

  /** The times of each group of consumers, by its name. */
  private final Map<String, GroupedTimes> times = new HashMap<>();

  private final VirtualPipeline pipeline;
  private final VirtualRun run;
  private final @Nullable VirtualExpiry expiry;
  private final Outcomes outcomes;
  private final VirtualConsumer[] consumers;
  private final VirtualProducer[] producers;
  private final List<ProducerMeter> producerMeters = new ArrayList<>();
  private final List<ConsumerMeter> consumerMeters = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<CallMeter> callMeters = new ArrayList<>();
  private final List<Declaration> figures = new ArrayList<>();

  /** What the component of the worker with this number reports of itself. */
  private record Declaration(int worker, FigureRecorder recorder) {}

  VirtualWorkers(
      Simulation simulation,
      Ledger ledger,
      WarmUp warmUp,
      MessageGroups groups,
      VirtualPipeline pipeline,
      VirtualRun run,
      @Nullable VirtualExpiry expiry,
      Outcomes outcomes) {
    this.expiry = expiry;
    this.outcomes = outcomes;
    this.warmUp = warmUp;
    this.groups = groups;
    this.recorders = new FigureRecorders(simulation, warmUp);
    this.pipeline = pipeline;
    this.run = run;
    consumers = new VirtualConsumer[simulation.consumers().size()];
    Journal journal = ledger.newConsumerJournal();
    for (int i = 0; i < consumers.length; i++) {
      consumers[i] = consumer(simulation.consumers().get(i), i, journal);
    }
    producers = new VirtualProducer[simulation.producers().size()];
    long horizon = simulation.settings().horizonNanos();
    var budget = new MessageBudget(simulation.settings().messages(), run::messagesSpent);
    for (int i = 0; i < producers.length; i++) {
      ProducerSpec spec = simulation.producers().get(i);
      var generator =
          new MessageGenerator(spec, budget, horizon, () -> rejectListener(spec.name()));
      VirtualProducer producer =
          producer(simulation, spec, consumers.length + i, generator, ledger);
      producers[i] = producer;
      outcomes.add(spec.name(), number -> producer.settled(number, run.nanos()));
    }
  }

  private static long rejectListener(String worker) {
    throw new IllegalStateException(
        "%s listens to the outside world, which is not possible in virtual time".formatted(worker));
  }

  private VirtualConsumer consumer(ConsumerSpec spec, int number, Journal journal) {
    Delivery delivery = newDelivery(spec);
    MessageObserver observer =
        outcomes.after(measured(new ObserverPair(journal, newMeter(spec)), delivery));
    declare(number, recorders.of(spec));
    return new VirtualConsumer(
        spec, number, pipeline, observer, new VirtualStore(spec, delivery, observer, run), run);
  }

  private VirtualProducer producer(
      Simulation simulation,
      ProducerSpec spec,
      int number,
      MessageGenerator generator,
      Ledger ledger) {
    var meter = new ProducerMeter(spec.name(), groups, warmUp, run::nanos, () -> 0);
    producerMeters.add(meter);
    MessageObserver observer = new ObserverPair(ledger.producerJournal(spec.name()), meter);
    if (expiry != null && spec.expiresAtOnce()) {
      observer = new ObserverPair(observer, expiry);
    }
    VirtualStore store = null;
    ConsumerSpec own = spec.own();
    declare(number, recorders.of(spec));
    if (own == null) {
      observer = outcomes.after(observer);
    } else {
      Delivery delivery = newDelivery(own);
      observer = outcomes.after(measured(new ObserverPair(observer, newMeter(own)), delivery));
      store = new VirtualStore(own, delivery, observer, run);
      declare(number, recorders.of(own));
    }
    return new VirtualProducer(
        spec, number, generator, pipeline, simulation.overflow(), meter, observer, store, run);
  }

  private ConsumerMeter newMeter(ConsumerSpec spec) {
    GroupedTimes ofGroup =
        times.computeIfAbsent(
            WorkerNames.group(spec.name()), name -> new GroupedTimes(warmUp, groups));
    var meter = new ConsumerMeter(spec.name(), warmUp, ofGroup, run::nanos);
    consumerMeters.add(meter);
    return meter;
  }

  private Delivery newDelivery(ConsumerSpec spec) {
    var delivery = new Delivery(spec);
    deliveries.add(delivery);
    return delivery;
  }

  /** Adds the meter of batches and attempts, if they are measured. */
  private MessageObserver measured(MessageObserver observer, Delivery delivery) {
    CallMeter meter = delivery.newMeter(warmUp);
    if (meter != null) {
      callMeters.add(meter);
    }
    return ObserverPair.of(observer, meter);
  }

  /** Lets a component declare its figures when the run begins. */
  private void declare(int worker, FigureRecorder recorder) {
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
        requireNonNull(expiry).act(now);
      }
    } catch (Throwable t) {
      run.calls.exit();
      get(number).fail(t, now);
    }
  }

  VirtualWorker get(int number) {
    if (number == consumers.length + producers.length) {
      return requireNonNull(expiry);
    }
    return number < consumers.length ? consumers[number] : producers[number - consumers.length];
  }

  Stream<VirtualConsumer> consumers() {
    return Stream.of(consumers);
  }

  Stream<VirtualProducer> producers() {
    return Stream.of(producers);
  }

  Stream<VirtualWorker> all() {
    return Stream.concat(consumers(), producers());
  }

  /** Describes which workers wait for what. */
  String describeDeadlock() {
    StringBuilder text =
        new StringBuilder(
            "deadlock at %s: all workers wait and there are no more events; %d in the pipeline"
                .formatted(Duration.ofNanos(run.nanos()), pipeline.inside()));
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

  Measurements measurements(
      long[] droppedInside, QueueLength queue, long endNanos, boolean stopped) {
    return new Meters(
            warmUp,
            groups,
            producerMeters,
            consumerMeters,
            callMeters,
            figures.stream().map(Declaration::recorder).toList(),
            droppedInside)
        .merge(queue, endNanos, stopped);
  }
}

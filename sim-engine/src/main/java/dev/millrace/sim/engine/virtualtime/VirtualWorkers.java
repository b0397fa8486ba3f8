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
import dev.millrace.sim.engine.worker.ObserverPair;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workers of a run in virtual time: consumers first, then producers. Not thread-safe. */
final class VirtualWorkers {

  private static final int MAX_WORKERS_DESCRIBED = 10;

  private final WarmUp warmUp;
  private final MessageTimes times;
  private final VirtualPipeline pipeline;
  private final VirtualRun run;
  private final @Nullable VirtualExpiry expiry;
  private final Outcomes outcomes;
  private final VirtualConsumer[] consumers;
  private final VirtualProducer[] producers;
  private final List<ProducerMeter> producerMeters = new ArrayList<>();
  private final List<ConsumerMeter> consumerMeters = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();

  VirtualWorkers(
      Simulation simulation,
      Ledger ledger,
      WarmUp warmUp,
      VirtualPipeline pipeline,
      VirtualRun run,
      long horizonNanos,
      @Nullable VirtualExpiry expiry,
      Outcomes outcomes) {
    this.expiry = expiry;
    this.outcomes = outcomes;
    this.warmUp = warmUp;
    this.times = new MessageTimes(warmUp);
    this.pipeline = pipeline;
    this.run = run;
    consumers = new VirtualConsumer[simulation.consumers().size()];
    Journal journal = ledger.newConsumerJournal();
    for (int i = 0; i < consumers.length; i++) {
      consumers[i] = consumer(simulation.consumers().get(i), i, journal);
    }
    producers = new VirtualProducer[simulation.producers().size()];
    var budget = new MessageBudget(simulation.settings().messages(), run::messagesSpent);
    for (int i = 0; i < producers.length; i++) {
      ProducerSpec spec = simulation.producers().get(i);
      var generator =
          new MessageGenerator(spec, budget, horizonNanos, () -> rejectListener(spec.name()));
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
    MessageObserver observer = outcomes.after(new ObserverPair(journal, newMeter(spec)));
    return new VirtualConsumer(spec, number, pipeline, observer, newStore(spec, observer), run);
  }

  private VirtualProducer producer(
      Simulation simulation,
      ProducerSpec spec,
      int number,
      MessageGenerator generator,
      Ledger ledger) {
    var meter = new ProducerMeter(warmUp, run::nanos, () -> 0);
    producerMeters.add(meter);
    MessageObserver observer = new ObserverPair(ledger.producerJournal(spec.name()), meter);
    if (expiry != null && spec.expiresAtOnce()) {
      observer = new ObserverPair(observer, expiry);
    }
    VirtualStore store = null;
    ConsumerSpec own = spec.own();
    if (own != null) {
      observer = new ObserverPair(observer, newMeter(own));
    }
    observer = outcomes.after(observer);
    if (own != null) {
      store = newStore(own, observer);
    }
    return new VirtualProducer(
        spec, number, generator, pipeline, simulation.overflow(), meter, observer, store, run);
  }

  private ConsumerMeter newMeter(ConsumerSpec spec) {
    var meter = new ConsumerMeter(spec.name(), warmUp, times, run::nanos);
    consumerMeters.add(meter);
    return meter;
  }

  private VirtualStore newStore(ConsumerSpec spec, MessageObserver observer) {
    var delivery = new Delivery(spec);
    deliveries.add(delivery);
    return new VirtualStore(spec, delivery, observer, run);
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

  Measurements measurements(long droppedInside, QueueLength queue, long endNanos, boolean stopped) {
    return Measurements.merge(
        warmUp, producerMeters, consumerMeters, droppedInside, queue, endNanos, stopped);
  }
}

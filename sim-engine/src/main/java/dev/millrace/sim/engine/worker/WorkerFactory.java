package dev.millrace.sim.engine.worker;

import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LaterStageSpecs;
import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.Stage;
import dev.millrace.sim.measure.CallMeter;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.GroupedTimes;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.PresenceMeter;
import dev.millrace.sim.measure.ProcessedMessages;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.SampledConsumerMeter;
import dev.millrace.sim.measure.SampledProducerMeter;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.BufferedRecorder;
import dev.millrace.sim.recording.RunRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates the workers of a simulation, or of one of its stages, each with its journal and meters.
 */
public final class WorkerFactory {

  private final Simulation simulation;
  private final Stage stage;
  private final Ledger ledger;
  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final FigureRecorders figures;
  private final Outcomes outcomes;
  private final Measure measure;
  private final long horizonNanos;
  private final @Nullable RunRecorder recorder;

  /** Measures messages across several stages; null if there is one. */
  private final @Nullable Journeys journeys;

  /** The factory of the next stage; null for the last. */
  private @Nullable WorkerFactory next;

  /** The workers of the stage before that hand on to this one, by name. */
  private final Map<String, Forwarder> forwarders = new LinkedHashMap<>();

  /** Creates a factory for one stage whose workers write into this ledger. */
  public WorkerFactory(Simulation simulation, Ledger ledger, WarmUp warmUp) {
    this(
        simulation,
        simulation.stages().get(0),
        ledger,
        warmUp,
        simulation.messageGroups(),
        new Outcomes(simulation),
        null,
        null);
  }

  /**
   * Creates the factory of a stage.
   *
   * @param groups the groups by which the stage measures messages
   * @param outcomes is notified of messages that have reached their outcome
   * @param journeys measures messages across several stages; null if there is one
   * @param recorder receives the events of messages, which are all timed then; null for none
   */
  public WorkerFactory(
      Simulation simulation,
      Stage stage,
      Ledger ledger,
      WarmUp warmUp,
      MessageGroups groups,
      Outcomes outcomes,
      @Nullable Journeys journeys,
      @Nullable RunRecorder recorder) {
    this.recorder = recorder;
    this.simulation = simulation;
    this.stage = stage;
    this.ledger = ledger;
    this.warmUp = warmUp;
    this.groups = groups;
    this.figures = new FigureRecorders(simulation, warmUp);
    this.outcomes = outcomes;
    this.journeys = journeys;
    this.measure = simulation.settings().realTime().measure();
    this.horizonNanos = simulation.settings().horizonNanos();
  }

  /** Lets the consumers created from now on hand on to the workers of the next stage. */
  public void handOnTo(WorkerFactory nextStage) {
    next = nextStage;
  }

  /** Returns what is to be notified of messages that reach their outcome outside of the workers. */
  public MessageObserver outcomes() {
    return outcomes;
  }

  /** Returns the groups by which messages are measured. */
  public MessageGroups groups() {
    return groups;
  }

  /**
   * Creates a producing worker.
   *
   * @param also observes the messages, beside the journal and the meters
   */
  public WorkerParts producer(
      ProducerSpec spec, MessageBudget budget, WorkerClock clock, MessageObserver also) {
    Journal journal = ledger.producerJournal(spec.name());
    var meter =
        new ProducerMeter(spec.name(), groups, warmUp, clock::nanos, stage.pipeline()::size);
    BufferedRecorder events = recorder == null ? null : recorder.newThread();
    meter.record(events, spec.own() != null);
    var sampled =
        new SampledProducerMeter(
            meter, events == null ? measure.newSamplingOfPuts() : Sampling.all());
    MessageObserver observer = ObserverPair.of(new ObserverPair(journal, sampled), also);
    ConsumerSpec own = spec.own();
    SampledConsumerMeter ownMeter = null;
    Delivery delivery = null;
    CallMeter calls = null;
    List<FigureRecorder> recorders = new ArrayList<>(List.of(figures.of(spec)));
    if (own != null) {
      ownMeter = newMeter(own, clock, events);
      delivery = new Delivery(own);
      calls = delivery.newMeter(warmUp);
      observer = ObserverPair.of(new ObserverPair(observer, ownMeter), calls);
      recorders.add(figures.of(own));
    }
    var generator = new MessageGenerator(spec, budget, horizonNanos, clock::nanos);
    outcomes.add(
        spec.name(),
        number -> {
          generator.settled(number);
          clock.wake();
        });
    var loop =
        new ProducerLoop(
            spec,
            generator,
            stage.overflow(),
            stage.pipeline(),
            delivery,
            clock,
            meter,
            outcomes.after(observer),
            () -> recorders.forEach(FigureRecorder::begin));
    return new WorkerParts(
        spec.name(),
        spec.components(),
        loop,
        journal,
        sampled,
        ownMeter,
        delivery,
        calls,
        null,
        null,
        recorders,
        events);
  }

  /**
   * Creates a consuming worker.
   *
   * @param pipelineClosed whether the engine has closed the pipeline
   * @param also observes the messages, beside the journal and the meter
   */
  public WorkerParts consumer(
      ConsumerSpec spec, WorkerClock clock, BooleanSupplier pipelineClosed, MessageObserver also) {
    Journal journal = ledger.newConsumerJournal();
    BufferedRecorder events = recorder == null ? null : recorder.newThread();
    SampledConsumerMeter meter = newMeter(spec, clock, events);
    Delivery delivery = new Delivery(isFirst() ? spec : LaterStageSpecs.of(spec));
    CallMeter calls = delivery.newMeter(warmUp);
    FigureRecorder figures = this.figures.of(spec);
    WorkerPresence presence =
        spec.scaling() == null ? null : new WorkerPresence(new PresenceMeter(spec.name()), clock);
    MessageObserver observer = ObserverPair.of(new ObserverPair(journal, meter), calls);
    Forwarder forwarder = null;
    if (journeys == null) {
      observer = outcomes.after(ObserverPair.of(observer, also));
    } else {
      observer =
          new ObserverPair(observer, journeys.meter(spec.name(), clock::nanos, next == null));
      if (next != null) {
        var processed = new ProcessedMessages(spec.name(), clock::nanos);
        observer = new ObserverPair(observer, processed);
        forwarder = next.forwarder(spec.name(), processed, clock, journeys);
      }
    }
    var loop =
        new ConsumerLoop(
            spec,
            delivery,
            stage.pipeline(),
            pipelineClosed,
            clock,
            observer,
            presence,
            figures::begin,
            forwarder);
    return new WorkerParts(
        spec.name(),
        spec.component(),
        loop,
        journal,
        null,
        meter,
        delivery,
        calls,
        forwarder == null ? null : forwarder.journal(),
        presence,
        List.of(figures),
        events);
  }

  private boolean isFirst() {
    return stage.name().equals(Stage.FIRST);
  }

  /** Creates the forwarder of a worker of the stage before. */
  private Forwarder forwarder(
      String worker, ProcessedMessages processed, WorkerClock clock, Journeys ofRun) {
    Journal journal = ledger.producerJournal(worker);
    ProducerMeter meter =
        ProducerMeter.ofLaterStage(worker, groups, warmUp, clock::nanos, stage.pipeline()::size);
    MessageObserver observer = new ObserverPair(new ObserverPair(journal, meter), ofRun.losses());
    var forwarder =
        new Forwarder(
            processed, stage.overflow(), stage.pipeline(), journal, meter, observer, clock);
    forwarders.put(worker, forwarder);
    return forwarder;
  }

  private SampledConsumerMeter newMeter(
      ConsumerSpec spec, WorkerClock clock, @Nullable BufferedRecorder events) {
    var times = new GroupedTimes(warmUp, groups);
    var meter = new ConsumerMeter(spec.name(), warmUp, times, clock::nanos);
    meter.record(events, stage.pipeline()::size);
    return new SampledConsumerMeter(meter, events == null ? measure.newSampling() : Sampling.all());
  }

  /**
   * Merges what workers measured; all of them have ended.
   *
   * @param droppedInside how many measured messages the pipeline dropped by itself, by group
   * @param endNanos the end of the run
   * @param stopped whether the run was stopped before its duration was over
   */
  public Measurements measurements(
      List<WorkerParts> workers, long[] droppedInside, long endNanos, boolean stopped) {
    return meters(workers, List.of(), droppedInside)
        .merge(null, endNanos, stopped || simulation.settings().isSpent(ledger.offered()));
  }

  /**
   * Returns the meters of workers, and of those of the stage before that hand on to them.
   *
   * @param unmeasured the workers of any stage that have not ended
   */
  public Meters meters(List<WorkerParts> workers, List<String> unmeasured, long[] droppedInside) {
    Stream<ProducerMeter> handingOn =
        forwarders.entrySet().stream()
            .filter(each -> !unmeasured.contains(each.getKey()))
            .map(each -> each.getValue().meter());
    return WorkerMeters.of(workers, handingOn, warmUp, groups, droppedInside);
  }

  /** Describes why the last failed message failed; null if none did. */
  public static @Nullable String lastError(List<WorkerParts> workers, long endNanos) {
    Stream<Delivery> deliveries =
        workers.stream().map(WorkerParts::delivery).filter(Objects::nonNull);
    return Failures.last(deliveries, endNanos);
  }
}

package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.explore.Ending;
import dev.millrace.explore.Stage;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run of a simulation, played step by step: its workers are the actors of a stage.
 *
 * <p>The last producer to end closes the pipeline, and the last worker to end takes what is left in
 * it. All state is guarded by the turns: a worker touches it when it has the turn, and the judge
 * when nobody has.
 */
final class StepwiseRun {

  /** A run with more messages than this is no small one. */
  static final long MOST_MESSAGES = 1_000;

  private final Simulation simulation;
  private final Pipeline<Message> pipeline;
  private final WarmUp warmUp;
  private final MessageTimes times;
  private final Ledger ledger;
  private final PipelineDrops drops;
  private final Consumer<String> notes;
  private final StepwiseClock clock;
  private final int capacity;
  private final List<StepwiseProducer> producers = new ArrayList<>();
  private final List<StepwiseConsumer> consumers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int liveProducers;
  private int liveConsumers;
  private boolean producersStop;
  private boolean closed;
  private boolean tooLarge;
  private boolean emptied;
  private long inside;
  private long mostInside;

  /**
   * Creates a run.
   *
   * @param notes is told what workers do that is neither a step nor a call of the pipeline
   */
  StepwiseRun(Simulation simulation, Stage stage, Consumer<String> notes) {
    this.simulation = simulation;
    this.pipeline = simulation.pipeline();
    this.warmUp = simulation.settings().newWarmUp();
    this.times = new MessageTimes(warmUp);
    this.ledger =
        new Ledger(
            simulation.producers().stream().map(ProducerSeat::name).toList(),
            pipeline.keepsOrder());
    this.drops = new PipelineDrops(ledger, warmUp);
    this.notes = notes;
    this.clock = new StepwiseClock(stage, notes);
    this.capacity = pipeline.capacity();
    createWorkers();
    simulation.context().answerWith(new AtThisTurn());
  }

  private void createWorkers() {
    Long most = simulation.settings().messages();
    MessageBudget budget =
        new MessageBudget(most == null ? MOST_MESSAGES + 1 : most, this::messagesSpent);
    var duration = simulation.settings().duration();
    for (ProducerSeat seat : simulation.producers()) {
      DirectJournal journal = ledger.directProducerJournal(seat.name());
      producers.add(
          new StepwiseProducer(
              seat,
              simulation.overflow(),
              budget,
              duration == null ? Long.MAX_VALUE : duration.toNanos(),
              journal,
              new ProducerMeter(warmUp),
              seat.own() == null ? null : store(seat.own(), journal),
              this));
    }
    for (ConsumerSeat seat : simulation.consumers()) {
      DirectJournal journal = ledger.directConsumerJournal();
      consumers.add(new StepwiseConsumer(seat, journal, store(seat, journal), this));
    }
    liveProducers = producers.size();
    liveConsumers = consumers.size();
  }

  private StepwiseStore store(ConsumerSeat seat, DirectJournal journal) {
    return new StepwiseStore(seat, journal, new ConsumerMeter(seat.name(), warmUp, times), clock);
  }

  Stream<StepwiseWorker> workers() {
    return Stream.concat(producers.stream(), consumers.stream());
  }

  StepwiseClock clock() {
    return clock;
  }

  Pipeline<Message> pipeline() {
    return pipeline;
  }

  /** How many messages fit into the pipeline, as it tells. */
  int capacity() {
    return capacity;
  }

  /** Whether the end of the stream was told to the pipeline. */
  boolean closed() {
    return closed;
  }

  /** Whether producers are to make no more messages. */
  boolean producersStop() {
    return producersStop;
  }

  /** Whether there were more messages than a run is to have that is played again and again. */
  boolean tooLarge() {
    return tooLarge;
  }

  private void messagesSpent() {
    producersStop = true;
    tooLarge = simulation.settings().messages() == null;
  }

  /** A put came to its end, and so many messages more are in the pipeline. */
  void wentIn(int more) {
    inside += more;
    long perhapsOut = consumers.stream().filter(StepwiseConsumer::taking).count();
    mostInside = Math.max(mostInside, inside - perhapsOut);
  }

  /** A consumer took a message. */
  void wentOut() {
    inside--;
  }

  /** A worker ended of an exception. */
  void failed(String worker, Throwable failure) {
    noted("throws " + failure);
    failures.add(Failures.of(worker, failure));
  }

  /** The worker that has the turn does something that is neither a step nor a call. */
  void noted(String what) {
    notes.accept(what);
  }

  void producerEnded() {
    liveProducers--;
    afterTheEndOfOne();
  }

  void consumerEnded() {
    liveConsumers--;
    afterTheEndOfOne();
  }

  private void afterTheEndOfOne() {
    if ((liveProducers == 0 || liveConsumers == 0) && !closed) {
      closed = true;
      pipeline.close();
    }
    if (liveProducers + liveConsumers == 0 && !emptied) {
      takeWhatIsLeft();
    }
  }

  /**
   * A pipeline that keeps its promises cannot hold more than was offered; another may never end.
   */
  private void takeWhatIsLeft() {
    drops.runIsOver();
    for (long most = ledger.offered() + 1; most > 0; most--) {
      Message message = pipeline.poll();
      if (message == null) {
        break;
      }
      ledger.left(message);
    }
    emptied = true;
  }

  /** What is wrong with the run, in a sentence each. */
  List<String> complaints(Ending ending) {
    if (ending.how() == Ending.How.THREW && !failures.isEmpty()) {
      return List.copyOf(failures); // those who are stopped afterwards may throw, too
    }
    List<String> complaints = new ArrayList<>(ending.complaints());
    if (complaints.isEmpty()) {
      Balance balance = ledger.close(emptied);
      complaints.addAll(balance.complaints());
      if (balance.left() > 0) {
        complaints.add(
            "%,d left in the pipeline when all its takers had been told the end"
                .formatted(balance.left()));
      }
      if (mostInside > capacity) {
        complaints.add(
            "%,d were in the pipeline, whose capacity is %,d".formatted(mostInside, capacity));
      }
    }
    return complaints;
  }

  /**
   * What the run came to.
   *
   * @param complaints what is wrong with it; what the ledger says itself is no failure of the run's
   */
  RunResult result(List<String> complaints) {
    Balance balance = ledger.close(emptied);
    List<String> failed = new ArrayList<>(complaints);
    failed.removeAll(balance.complaints());
    List<StepwiseStore> stores =
        Stream.concat(
                consumers.stream().map(StepwiseConsumer::store),
                producers.stream().flatMap(StepwiseProducer::store))
            .toList();
    Stream<Delivery> deliveries = stores.stream().map(StepwiseStore::delivery);
    return new RunResult(
        balance,
        Measurements.merge(
            warmUp,
            producers.stream().map(StepwiseProducer::meter).toList(),
            stores.stream().map(StepwiseStore::meter).toList(),
            drops.counted(),
            null,
            clock.nanos()),
        List.of(),
        capacity,
        clock.nanos(),
        false,
        failed,
        Failures.last(deliveries, clock.nanos()));
  }

  /** What the pipeline is told, by whom it is called. */
  private final class AtThisTurn implements RunContext.Answers {

    @Override
    public long nanos() {
      return clock.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      drops.dropped(message, reason);
      inside--;
    }
  }
}

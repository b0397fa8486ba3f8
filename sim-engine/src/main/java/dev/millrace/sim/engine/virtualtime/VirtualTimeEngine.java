package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.QueueMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The engine of virtual time: plays the workers as discrete events on the calling thread, with no
 * sleeping and no wall clock, so that the same simulation and seed give the same result, to the
 * nanosecond.
 *
 * <p>Workers meet at the pipeline and nowhere else, so each may run ahead in its own time until it
 * next puts or takes. Events happen in the order of time; of those at the same time, consumers'
 * come before producers', and among each the order is that of the scenario: by group name, then by
 * number. Thus a place that is vacated at a moment can be taken by a message that arrives at that
 * moment. Workers that wait, for room or for a message, are served in the order in which they came.
 *
 * <p>For one run. {@link #stop} and {@link #abort} may be called from any thread; all other state
 * belongs to the thread that called {@link #run}.
 */
public final class VirtualTimeEngine implements Engine {

  /** So many events without time going by are taken for a run that will not end. */
  private static final long MOST_AT_A_MOMENT = 100_000_000;

  /** After so many events is looked at what other threads ask. */
  private static final int MOST_AT_A_TIME = 64;

  private static final int MOST_DESCRIBED = 10;

  private final Simulation simulation;
  private final WarmUp warmUp;
  private final MessageTimes times;
  private final Ledger ledger;
  private final VirtualRun run;
  private final QueueMeter queue;
  private final PipelineDrops drops;
  private final HandOff handOff;
  private final int capacity;
  private final VirtualConsumer[] consumers;
  private final VirtualProducer[] producers;
  private final List<ConsumerMeter> meters = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final VirtualWorker[] workers;
  private long now;

  /** How many events there were without time going by. */
  private long atThisMoment;

  private boolean interrupted;
  private boolean producersTold;

  /** Creates an engine for one run. */
  public VirtualTimeEngine(Simulation simulation) {
    this(simulation, new LogStamp(""));
  }

  /**
   * Creates an engine for one run.
   *
   * @param stamp what the log lines of the run are stamped with
   */
  public VirtualTimeEngine(Simulation simulation, LogStamp stamp) {
    this.simulation = simulation;
    RunSettings settings = simulation.settings();
    warmUp = settings.newWarmUp();
    times = new MessageTimes(warmUp);
    capacity = simulation.pipeline().capacity();
    queue = new QueueMeter(warmUp, capacity);
    ledger =
        new Ledger(
            simulation.producers().stream().map(ProducerSeat::name).toList(),
            simulation.pipeline().keepsOrder());
    long drain = settings.drainTimeout().toNanos();
    long horizon = settings.duration() == null ? Agenda.NEVER : settings.duration().toNanos();
    int size = simulation.consumers().size() + simulation.producers().size();
    // Before what never happens, with room for what happens after the deadline.
    long deadline = Math.min(Nanos.sum(horizon, drain), Agenda.NEVER - 2);
    run =
        new VirtualRun(
            new Agenda(size),
            stamp,
            deadline,
            drain,
            simulation.producers().size(),
            simulation.consumers().size());
    drops = new PipelineDrops(ledger, warmUp);
    handOff = new HandOff(simulation.pipeline(), capacity, queue);
    consumers = createConsumers();
    producers = createProducers(horizon);
    workers = Stream.of(consumers, producers).flatMap(Stream::of).toArray(VirtualWorker[]::new);
    simulation.context().answerWith(new AtThisMoment());
  }

  @Override
  public void stop() {
    run.askStop();
  }

  @Override
  public void abort() {
    run.askAbort();
  }

  @Override
  public RunResult run() {
    run.stamp.use();
    try {
      play();
      cutOff();
      return result();
    } finally {
      LogStamp.remove();
    }
  }

  private VirtualConsumer[] createConsumers() {
    var created = new ArrayList<VirtualConsumer>();
    // Takes happen one after the other: one journal serves all.
    DirectJournal journal = ledger.directConsumerJournal();
    for (ConsumerSeat seat : simulation.consumers()) {
      var meter = new ConsumerMeter(seat.name(), warmUp, times);
      var consumer = new VirtualConsumer(seat, created.size(), handOff, journal, meter, run);
      created.add(consumer);
      meters.add(meter);
      deliveries.add(consumer.delivery());
    }
    return created.toArray(VirtualConsumer[]::new);
  }

  private VirtualProducer[] createProducers(long horizon) {
    var created = new ArrayList<VirtualProducer>();
    var budget = new MessageBudget(simulation.settings().messages(), run::messagesSpent);
    for (ProducerSeat seat : simulation.producers()) {
      var schedule = new ScheduleClock(horizon, new RunningAhead());
      DirectJournal journal = ledger.directProducerJournal(seat.name());
      ConsumerSeat own = seat.own();
      VirtualStore store = null;
      if (own != null) {
        var meter = new ConsumerMeter(own.name(), warmUp, times);
        store = new VirtualStore(own, journal, meter, run);
        meters.add(meter);
        deliveries.add(store.delivery());
      }
      created.add(
          new VirtualProducer(
              seat,
              consumers.length + created.size(),
              new Production(seat, budget, schedule),
              schedule,
              handOff,
              simulation.overflow(),
              journal,
              new ProducerMeter(warmUp),
              store,
              run));
    }
    return created.toArray(VirtualProducer[]::new);
  }

  private void play() {
    while (goesOn() && playUntilSomethingChanges()) {
      // what has changed is looked at in between
    }
  }

  /**
   * Plays events, {@value #MOST_AT_A_TIME} at most, so that what other threads ask is noticed soon.
   *
   * @return whether there are more
   */
  private boolean playUntilSomethingChanges() {
    // At hand: what is found through fewer reads is found sooner after a wrong guess of who is
    // next.
    Agenda agenda = run.agenda;
    VirtualConsumer[] consumerOf = consumers;
    VirtualProducer[] producerOf = producers;
    for (int events = 0; events < MOST_AT_A_TIME && !run.changed(); events++) {
      long time = agenda.firstNanos();
      if (time > run.deadlineNanos()) {
        if (time == Agenda.NEVER) {
          run.fail(deadlock(), now);
        } else {
          now = run.deadlineNanos();
        }
        return false;
      }
      if (time > now) {
        now = time;
        atThisMoment = 0;
      } else if (++atThisMoment == MOST_AT_A_MOMENT) {
        run.fail(standstill(workers[agenda.first()]), now);
        return false;
      }
      int first = agenda.first();
      try {
        if (first < consumerOf.length) {
          consumerOf[first].act(now);
        } else {
          producerOf[first - consumerOf.length].act(now);
        }
      } catch (Throwable t) {
        workers[first].failed(t, now);
      }
    }
    return true;
  }

  /** Tells the workers what has changed for all of them; returns whether there is more to play. */
  private boolean goesOn() {
    run.looksAtChanges();
    settleWhatWasGivenUp();
    if (run.stopAsked() || run.isAborted()) {
      interrupted = true;
      run.stopProducers(now);
    }
    if (run.producersStop() && !producersTold) {
      producersTold = true;
      Stream.of(producers).forEach(producer -> producer.stop(now));
    }
    if (!handOff.closed() && (run.liveProducers() == 0 || run.liveConsumers() == 0)) {
      close();
    }
    return run.liveProducers() + run.liveConsumers() > 0 && !run.isAborted();
  }

  /** The pipeline gave up messages by itself: lets those in who waited for the room. */
  private void settleWhatWasGivenUp() {
    try {
      handOff.settleWhatWasGivenUp(now);
    } catch (Throwable t) {
      run.fail("the pipeline threw %s when it had given up messages".formatted(t), now);
    }
  }

  /** Ends the stream; whoever waits wakes to learn it. */
  private void close() {
    run.stamp.engineIs(now);
    try {
      handOff.close();
    } catch (Throwable t) {
      run.fail("the pipeline's close() threw " + t, now);
    }
    Stream.of(consumers).forEach(consumer -> consumer.wake(now));
    Stream.of(producers).forEach(producer -> producer.wake(now));
  }

  private void cutOff() {
    for (VirtualWorker worker : workers) {
      if (!worker.ended()) {
        worker.cutOff(now);
      }
    }
    if (!handOff.closed()) {
      close();
    }
  }

  private String deadlock() {
    StringBuilder text =
        new StringBuilder(
            "deadlock at %s: everybody waits, and nothing is left to happen; %d in the pipeline"
                .formatted(Duration.ofNanos(now), handOff.inside()));
    Stream.of(workers)
        .filter(worker -> !worker.ended())
        .limit(MOST_DESCRIBED)
        .forEach(
            worker -> text.append(System.lineSeparator()).append("  ").append(worker.describe()));
    return text.toString();
  }

  private String standstill(VirtualWorker worker) {
    return "time stands still at %s: %,d events, the last of %s, and none takes any time"
        .formatted(Duration.ofNanos(now), MOST_AT_A_MOMENT, worker.name());
  }

  private RunResult result() {
    queue.advanceTo(now);
    boolean emptied = takeWhatIsLeft();
    Balance balance = ledger.close(emptied);
    Measurements measurements =
        Measurements.merge(
            warmUp,
            Stream.of(producers).map(VirtualProducer::meter).toList(),
            meters,
            drops.counted(),
            queue.measured(),
            now);
    return new RunResult(
        balance,
        measurements,
        List.of(),
        capacity,
        now,
        interrupted,
        run.failures(),
        Failures.last(deliveries.stream(), now));
  }

  /** Empties the pipeline into the ledger; returns whether it told that it is empty. */
  private boolean takeWhatIsLeft() {
    run.stamp.engineIs(now);
    drops.runIsOver();
    try {
      // A pipeline that keeps its promises cannot hold more than was offered; another may never
      // end.
      for (long most = ledger.offered() + 1; most > 0; most--) {
        Message message = simulation.pipeline().poll();
        if (message == null) {
          break;
        }
        ledger.left(message);
      }
      return true;
    } catch (Throwable t) {
      run.fail("the pipeline's poll() threw " + t, now);
      return false;
    }
  }

  /** What the pipeline is told: it is called at the moment of the event alone. */
  private final class AtThisMoment implements RunContext.Answers {

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void dropped(Message message, String reason) {
      drops.dropped(message, reason);
      handOff.gaveUpOne();
      run.pipelineGaveUp();
    }
  }

  /** The way of producers in virtual time: they run ahead, and put their message when it is due. */
  private final class RunningAhead implements ScheduleClock.Waiting {

    @Override
    public void check() throws InterruptedException {
      if (run.isAborted()) {
        throw new InterruptedException("the run is stopping");
      }
    }

    @Override
    public void until(long nanos) {}
  }
}

package dev.millrace.sim.engine.realtime;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Block;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.OverflowPolicy.Fail;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Components;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.measure.WarmUp;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A worker that asks its producer for messages and puts them into the pipeline as they fall due.
 *
 * <p>How long it waits to put is told by two looks at the clock around the put; at high rates
 * around one put in {@value Sampling#BLOCK}. What goes by between two such puts is then theirs too,
 * but for the time asleep and for what making the messages takes, by the one that was looked at.
 */
final class ProducerWorker extends Worker {

  private final String worker;
  private final Pipeline<Message> pipeline;
  private final OverflowPolicy overflow;
  private final ProducerMeter meter;
  private final WarmUp warmUp;
  private final Sampling timedPuts;
  private final ScheduleClock schedule;
  private final Production production;

  /** Where it stores messages itself, if the overflow policy may decide so. */
  private final @Nullable Storing storing;

  /** Whether nothing is to be done for a message but to make it and to put it. */
  private final boolean plain;

  private volatile boolean storingItself;

  private long asleepNanos;

  /** How many messages were offered with a look at the clock. */
  private long timed;

  /** How many others were due before the end of the warm-up. */
  private long early;

  /** The end of the last put that was timed, and how long it had slept by then. */
  private long lastTimedNanos;

  /** The number of the last message whose put was timed. */
  private long lastTimed = -1;

  private long asleepByThen;

  ProducerWorker(
      ProducerSeat seat,
      Simulation simulation,
      MessageBudget budget,
      long horizonNanos,
      WarmUp warmUp,
      Journal journal,
      StartGate gate,
      RunEvents events) {
    super(seat.name(), Components.of(seat), journal, gate, events, simulation.settings());
    this.worker = seat.name();
    this.pipeline = simulation.pipeline();
    this.overflow = simulation.overflow();
    this.warmUp = warmUp;
    this.meter = new ProducerMeter(warmUp);
    this.timedPuts = simulation.settings().realTime().measure().newSamplingOfPuts();
    this.schedule = new ScheduleClock(horizonNanos, new UntilDue());
    this.production = new Production(seat, budget, schedule);
    this.storing =
        seat.own() == null ? null : new Storing(seat.own(), this, warmUp, simulation.settings());
    this.plain = storing == null && production.isPlain();
  }

  /** What this worker measured; read it after the worker has ended. */
  ProducerMeter meter() {
    return meter;
  }

  /** What it measured as one that stores; read it after the worker has ended. */
  Stream<ConsumerMeter> ownMeter() {
    return Stream.ofNullable(storing).map(Storing::meter);
  }

  /** Its attempts to store; to be read after the worker has ended. */
  Stream<Delivery> ownDelivery() {
    return Stream.ofNullable(storing).map(Storing::delivery);
  }

  @Override
  boolean goesOn() throws Exception {
    return journal.ownOffered() < usualUntil() ? usualStep() : !time.stopped() && step();
  }

  /** A message, of many, that is to be made and put, and nothing else. */
  private boolean usualStep() throws Exception {
    Object body = production.bodyInTime();
    return body != null && put(new Message(worker, journal.ownOffered(), schedule.nanos(), body));
  }

  private boolean step() throws Exception {
    boolean goOn = timedPuts.chooses(journal.ownOffered()) ? timedStep() : untimedStep();
    // Due times do not descend, so what comes is not part of the warm-up either.
    if (plain && warmUp.counts(schedule.nanos()) && !production.isOver(0)) {
      usualFrom(journal.ownOffered(), timedPuts.next());
    }
    return goOn;
  }

  @Override
  void finish() {
    meter.offeredUntimed(journal.offered() - timed - early);
    meter.ended(time.nanos(), schedule.nanos());
    if (storing != null) {
      storing.finish();
    }
  }

  @Override
  String activity() {
    if (!journal.holds()) {
      return "makes its next message";
    }
    return storingItself ? "stores" : "waits to put";
  }

  private boolean untimedStep() throws Exception {
    Message message = nextMessage();
    if (message == null) {
      return false;
    }
    if (!warmUp.counts(message.dueNanos())) {
      offeredEarly(message);
    }
    return put(message) && went(message);
  }

  private void offeredEarly(Message message) {
    if (warmUp.countsMessages()) {
      warmUp.offered(time.nanos());
    }
    if (!warmUp.counts(message.dueNanos())) {
      early++;
    }
  }

  private boolean timedStep() throws Exception {
    // How long the making takes is wanted only if it was not looked at since some messages.
    long start = lastTimed + 1 == journal.ownOffered() ? 0 : time.nanos();
    long asleepBefore = asleepNanos;
    Message message = nextMessage();
    if (message == null) {
      return false;
    }
    timed++;
    long before = time.nanos();
    long making = before - start - (asleepNanos - asleepBefore);
    meter.offered(message.dueNanos(), before);
    boolean goOn;
    try {
      goOn = put(message);
    } finally {
      putTimed(message, making, before, time.nanos());
    }
    if (goOn && !journal.holds()) {
      meter.sawQueue(pipeline.size());
    }
    return goOn && went(message);
  }

  private void putTimed(Message message, long making, long before, long after) {
    timedPuts.taken(after);
    long puts = message.sequence() - lastTimed;
    if (puts == 1) {
      meter.blocked(before, after);
    } else if (storing != null) {
      meter.blockedFor((after - before) * puts, after);
    } else {
      long awake = after - lastTimedNanos - (asleepNanos - asleepByThen);
      meter.blockedFor(Math.max(after - before, awake - making * puts), after);
    }
    lastTimed = message.sequence();
    lastTimedNanos = after;
    asleepByThen = asleepNanos;
  }

  /** The next message, now that it is due; null when there are no more. */
  private @Nullable Message nextMessage() throws Exception {
    Object body = production.nextBody(time.isUp() ? Long.MAX_VALUE : 0);
    return body == null ? null : production.message(body, journal.ownOffered());
  }

  /** Returns false when the run is over for this worker. */
  private boolean put(Message message) throws InterruptedException {
    journal.offered(message);
    try {
      carryOut(overflow.ifFull(message), message);
      return true;
    } catch (ClosedPipelineException e) {
      journal.settled(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      journal.settled(message, Outcome.ABANDONED);
      throw e;
    }
  }

  /** The message was put or dropped, or is still in hand, for the worker to store it itself. */
  private boolean went(Message message) throws InterruptedException {
    if (storing != null && journal.holds()) {
      storingItself = true;
      storing.store(message);
      storingItself = false;
    }
    if (production.closed()) {
      production.done(time.nanos());
    }
    return true;
  }

  private void carryOut(Decision ifFull, Message message) throws InterruptedException {
    if (ifFull instanceof Block) {
      pipeline.put(message);
      journal.accepted();
    } else if (ifFull instanceof Evict evict) {
      for (Message victim : Eviction.put(message, evict.victims(), pipeline)) {
        journal.evicted(victim, evict.reason());
        meter.dropped(victim.dueNanos());
      }
      journal.accepted();
    } else if (ifFull instanceof BlockTimeout limited) {
      if (pipeline.offer(message, limited.timeout())) {
        journal.accepted();
      } else {
        carryOut(limited.otherwise(), message);
      }
    } else if (ifFull == null) {
      throw Failures.undecided();
    } else if (pipeline.offer(message)) {
      journal.accepted();
    } else {
      withoutRoom(ifFull, message);
    }
  }

  private void withoutRoom(Decision decision, Message message) {
    if (decision instanceof DropNewest drop) {
      drop(message, drop.reason());
    } else if (decision instanceof Fail fail) {
      drop(message, fail.reason());
      throw Failures.pipelineFull(message.id());
    } else if (decision instanceof CallerRuns && storing == null) {
      throw Failures.noOwnConsumer();
    }
  }

  private void drop(Message message, String reason) {
    journal.dropped(message, reason);
    meter.dropped(message.dueNanos());
  }

  /** Waits for a due time, and measures how late it woke. */
  private final class UntilDue implements ScheduleClock.Waiting {

    /** Some time that has come; time does not go back, so the clock need not be asked again. */
    private long come;

    @Override
    public void check() throws InterruptedException {
      if (time.stopped()) {
        throw new InterruptedException("the run is stopping");
      }
    }

    @Override
    public void over() {
      usualNoMore();
    }

    @Override
    public void until(long due) throws InterruptedException {
      if (due <= come) {
        return;
      }
      come = time.nanos();
      if (come < due) {
        long before = come;
        time.waitUntilDue(due);
        come = time.nanos();
        asleepNanos += come - before;
        meter.woke(come - due);
      }
    }
  }
}

package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.ProducerMeter;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time that puts its producer's messages into the pipeline when they are due.
 */
final class VirtualProducer extends VirtualWorker implements OverflowPolicy.Handler {

  private static final Decision WAIT_FOREVER = new OverflowPolicy.Block();
  private final VirtualPipeline pipeline;
  private final OverflowPolicy overflow;
  private final MessageObserver observer;
  private final ProducerMeter meter;
  private final MessageGenerator generator;
  private final boolean expiresAtOnce;

  /** Stores messages on behalf of the caller-runs policy; null if no decision needs it. */
  private final @Nullable VirtualStore store;

  private ProducerState state = ProducerState.PRODUCING;
  private @Nullable Message message;

  /** The decision that follows if the wait for room times out. */
  private Decision otherwise = WAIT_FOREVER;

  private @Nullable Throwable failure;

  VirtualProducer(
      ProducerSpec spec,
      int number,
      MessageGenerator generator,
      VirtualPipeline pipeline,
      OverflowPolicy overflow,
      ProducerMeter meter,
      MessageObserver observer,
      @Nullable VirtualStore store,
      VirtualRun run) {
    super(spec.name(), number, spec.components(), run);
    this.generator = generator;
    this.pipeline = pipeline;
    this.overflow = overflow;
    this.meter = meter;
    this.observer = observer;
    this.store = store;
    this.expiresAtOnce = spec.expiresAtOnce();
  }

  @Override
  void act(long now) throws Throwable {
    switch (state) {
      case PRODUCING, AWAITING_OUTCOME -> produce(now);
      case DUE -> put(now);
      case FAILED -> throw requireNonNull(failure);
      case WAITING -> {
        pipeline.cancel(this);
        state = ProducerState.PRODUCING;
        stampLogs(now);
        carryOut(otherwise, message(), now);
      }
      case STORING -> {
        long next = requireNonNull(store).proceed(now);
        if (next == EventList.NEVER) {
          proceed(now);
        } else {
          actAt(next);
        }
      }
    }
  }

  /** Returns the message that it waits to put. */
  Message message() {
    return requireNonNull(message);
  }

  /** Continues after its message was accepted; it has left the wait queue. */
  void admitted(long now) {
    state = ProducerState.PRODUCING;
    accepted(message(), now);
  }

  /** Records that one of its messages has reached its outcome, and continues if it awaits that. */
  void settled(long number, long now) {
    generator.settled(number);
    if (state == ProducerState.AWAITING_OUTCOME && !generator.awaitsOutcome() && !hasEnded()) {
      generator.putReturned(now);
      actAt(now);
    }
  }

  /** Ends a worker that has no message offered; one that waits to put its last continues. */
  void stop(long now) {
    if (state != ProducerState.WAITING && state != ProducerState.STORING) {
      end(now);
    }
  }

  /** Wakes a worker that waits for room: the stream has ended. */
  void wake(long now) {
    if (state == ProducerState.WAITING) {
      actAt(now);
    }
  }

  @Override
  void cancel(long now) {
    if (state == ProducerState.WAITING) {
      pipeline.cancel(this);
      observer.completed(message(), Outcome.ABANDONED);
    } else if (state == ProducerState.STORING) {
      requireNonNull(store).abandon();
    }
    end(now);
  }

  @Override
  void end(long now) {
    if (!hasEnded()) {
      meter.ended(generator.dueNanos());
      run.producerEnded();
    }
    super.end(now);
  }

  @Override
  String describe() {
    return name() + ' ' + state.describe(message);
  }

  /** Asks for the next message. Another worker's event may lead here, so nothing is thrown. */
  private void produce(long now) {
    stampLogs(now);
    try {
      if (run.producersStop() || !advance(now)) {
        end(now);
        return;
      }
    } catch (Throwable t) {
      run.calls.exit();
      failure = t;
      state = ProducerState.FAILED;
      actAt(now);
      return;
    }
    state = ProducerState.DUE;
    actAt(Math.max(now, generator.dueNanos()));
  }

  private boolean advance(long now) throws Exception {
    run.calls.enter(Method.NEXT);
    boolean hasNext = generator.advance(now);
    run.calls.exit();
    return hasNext;
  }

  private void put(long now) throws InterruptedException {
    stampLogs(now);
    Message next = generator.message();
    if (next == null) {
      end(now);
      return;
    }
    observer.offered(next);
    run.calls.enter(Method.DECIDE);
    Decision decision = overflow.decideBeforePut(next);
    run.calls.exit();
    if (decision == null) {
      throw Failures.noDecision();
    }
    carryOut(decision, next, now);
  }

  private void carryOut(Decision decision, Message next, long now) throws InterruptedException {
    if (expiresAtOnce && next.isExpiredAt(now)) {
      drop(next, Ledger.EXPIRED);
      return;
    }
    try {
      decision.carryOut(next, this);
    } catch (ClosedPipelineException e) {
      observer.completed(next, Outcome.ABANDONED);
      end(now);
    }
  }

  private void accepted(Message next, long now) {
    observer.accepted(next);
    proceed(now);
  }

  private void proceed(long now) {
    if (generator.awaitsOutcome() && !run.producersStop()) {
      state = ProducerState.AWAITING_OUTCOME;
      sleep();
    } else {
      generator.putReturned(now);
      produce(now);
    }
  }

  @Override
  public void block(Message next) {
    offerOrWait(next, WAIT_FOREVER, EventList.NEVER);
  }

  @Override
  public void blockTimeout(Message next, OverflowPolicy.BlockTimeout decision) {
    long untilNanos = Nanos.sum(run.nanos(), decision.timeout().toNanos());
    offerOrWait(next, decision.otherwise(), untilNanos);
  }

  @Override
  public void dropNewest(Message next, String reason) {
    if (!offer(next)) {
      drop(next, reason);
    }
  }

  @Override
  public void evict(Message next, OverflowPolicy.Evict decision) {
    for (Message victim : pipeline.putEvicting(next, decision.victims(), run.nanos())) {
      observer.evicted(victim, decision.reason());
    }
    accepted(next, run.nanos());
  }

  @Override
  public void dropAbove(Message next, OverflowPolicy.DropAbove decision)
      throws InterruptedException {
    if (pipeline.isFilledTo(decision)) {
      drop(next, decision.reason());
    } else {
      decision.otherwise().carryOut(next, this);
    }
  }

  @Override
  public void fail(Message next, String reason) {
    if (!offer(next)) {
      observer.dropped(next, reason);
      throw Failures.pipelineFull(next.id());
    }
  }

  @Override
  public void callerRuns(Message next) {
    if (!offer(next)) {
      if (store == null) {
        throw Failures.noOwnConsumer();
      }
      if (next.isExpiredAt(run.nanos())) {
        drop(next, Ledger.EXPIRED);
        return;
      }
      state = ProducerState.STORING;
      store.add(next);
      actAt(store.begin(run.nanos()));
    }
  }

  private void drop(Message next, String reason) {
    observer.dropped(next, reason);
    proceed(run.nanos());
  }

  private boolean offer(Message next) {
    boolean accepted = pipeline.offer(next, run.nanos());
    if (accepted) {
      accepted(next, run.nanos());
    }
    return accepted;
  }

  private void offerOrWait(Message next, Decision onTimeout, long untilNanos) {
    if (!offer(next)) {
      state = ProducerState.WAITING;
      message = next;
      otherwise = onTimeout;
      pipeline.await(this);
      long giveUpNanos = expiresAtOnce ? Nanos.sum(next.deadlineNanos(), 1) : EventList.NEVER;
      actAt(Math.min(untilNanos, giveUpNanos));
    }
  }
}

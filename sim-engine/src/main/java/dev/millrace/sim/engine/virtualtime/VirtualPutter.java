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
import dev.millrace.sim.engine.Nanos;
import org.jspecify.annotations.Nullable;

/** A worker in virtual time that puts messages into a pipeline, as the overflow policy decides. */
abstract class VirtualPutter extends VirtualWorker implements OverflowPolicy.Handler {

  private static final Decision WAIT_FOREVER = new OverflowPolicy.Block();

  private final VirtualPipeline pipeline;
  private final OverflowPolicy overflow;
  private final boolean expiresAtOnce;
  final MessageObserver observer;

  /** Stores messages on behalf of the caller-runs policy; null if no decision needs it. */
  final @Nullable VirtualStore store;

  ProducerState state = ProducerState.PRODUCING;
  private @Nullable Message message;

  /** The decision that follows if the wait for room times out. */
  private Decision otherwise = WAIT_FOREVER;

  VirtualPutter(
      String name,
      int number,
      AutoCloseable component,
      VirtualPipeline pipeline,
      OverflowPolicy overflow,
      boolean expiresAtOnce,
      MessageObserver observer,
      @Nullable VirtualStore store,
      VirtualRun run) {
    super(name, number, component, run);
    this.pipeline = pipeline;
    this.overflow = overflow;
    this.expiresAtOnce = expiresAtOnce;
    this.observer = observer;
    this.store = store;
  }

  /** Continues after its message was accepted, dropped or stored. */
  abstract void proceed(long now);

  /** Returns the message that it waits to put. */
  final Message message() {
    return requireNonNull(message);
  }

  /** Continues after its message was accepted; it has left the wait queue. */
  final void admitted(long now) {
    state = ProducerState.PRODUCING;
    accepted(message(), now);
  }

  /** Wakes a worker that waits for room: the stream has ended. */
  final void wake(long now) {
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
  final String describe() {
    return name() + ' ' + state.describe(message);
  }

  /** Puts a message. */
  final void put(Message next, long now) throws InterruptedException {
    observer.offered(next);
    run.calls.enter(Method.DECIDE);
    Decision decision = overflow.decideBeforePut(next);
    run.calls.exit();
    if (decision == null) {
      throw Failures.noDecision();
    }
    carryOut(decision, next, now);
  }

  /** Ends the wait for room: it has timed out, or the stream has ended. */
  final void endWait(long now) throws InterruptedException {
    pipeline.cancel(this);
    state = ProducerState.PRODUCING;
    stampLogs(now);
    carryOut(otherwise, message(), now);
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

package dev.millrace.sim.engine.worker;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropAbove;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.Nanos;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of one worker into a pipeline, as the overflow policy decides. For the worker's
 * thread, except for {@link #isStoring}.
 */
final class MessagePutter implements OverflowPolicy.Handler {

  /** A wait without a time-out of its own: 292 years. */
  private static final BlockTimeout FOREVER =
      new BlockTimeout(Duration.ofNanos(Long.MAX_VALUE), new DropNewest(Ledger.EXPIRED));

  private final OverflowPolicy overflow;
  private final Pipeline<Message> pipeline;
  private final WorkerClock clock;
  private final MessageObserver observer;
  private final boolean expiresAtOnce;

  /** Stores messages on behalf of the caller-runs policy; null if no decision needs it. */
  private final @Nullable MessageStore store;

  /** Whether the worker stores a message itself; volatile for {@link #isStoring}. */
  private volatile boolean storing;

  MessagePutter(
      OverflowPolicy overflow,
      Pipeline<Message> pipeline,
      WorkerClock clock,
      MessageObserver observer,
      boolean expiresAtOnce,
      @Nullable MessageStore store) {
    this.overflow = overflow;
    this.pipeline = pipeline;
    this.clock = clock;
    this.observer = observer;
    this.expiresAtOnce = expiresAtOnce;
    this.store = store;
  }

  /** Returns whether the worker stores a message itself. */
  boolean isStoring() {
    return storing;
  }

  /** Puts the message as the overflow policy decides; returns false if the pipeline is closed. */
  boolean put(Message message) throws InterruptedException {
    observer.offered(message);
    if (expiresAtOnce && clock.isPast(message)) {
      observer.dropped(message, Ledger.EXPIRED);
      return true;
    }
    Decision decision = overflow.decideBeforePut(message);
    if (decision == null) {
      throw Failures.noDecision();
    }
    try {
      decision.carryOut(message, this);
      return true;
    } catch (ClosedPipelineException e) {
      observer.completed(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      abandonUnlessStored(message);
      throw e;
    }
  }

  private void abandonUnlessStored(Message message) {
    if (!storing) {
      observer.completed(message, Outcome.ABANDONED);
    }
  }

  @Override
  public void block(Message message) throws InterruptedException {
    if (expiresAtOnce) {
      blockTimeout(message, FOREVER);
    } else {
      pipeline.put(message);
      observer.accepted(message);
    }
  }

  @Override
  public void blockTimeout(Message message, BlockTimeout decision) throws InterruptedException {
    long nowNanos = clock.nanos();
    long untilNanos = Nanos.sum(nowNanos, decision.timeout().toNanos());
    boolean expires = expiresAtOnce && message.isExpiredAt(untilNanos);
    if (expires) {
      untilNanos = message.deadlineNanos() + 1;
    }
    Duration timeout = expires ? Duration.ofNanos(untilNanos - nowNanos) : decision.timeout();
    if (pipeline.offer(message, timeout)) {
      observer.accepted(message);
      return;
    }
    clock.advanceTo(untilNanos);
    if (expires) {
      observer.dropped(message, Ledger.EXPIRED);
    } else {
      decision.otherwise().carryOut(message, this);
    }
  }

  @Override
  public void dropNewest(Message message, String reason) {
    if (!offer(message)) {
      observer.dropped(message, reason);
    }
  }

  @Override
  public void evict(Message message, Evict decision) {
    for (Message victim : Eviction.put(message, decision.victims(), pipeline)) {
      observer.evicted(victim, decision.reason());
    }
    observer.accepted(message);
  }

  @Override
  public void dropAbove(Message message, DropAbove decision) throws InterruptedException {
    if (decision.isReached(pipeline.size(), pipeline.capacity())) {
      observer.dropped(message, decision.reason());
    } else {
      decision.otherwise().carryOut(message, this);
    }
  }

  @Override
  public void fail(Message message, String reason) {
    if (!offer(message)) {
      observer.dropped(message, reason);
      throw Failures.pipelineFull(message.id());
    }
  }

  @Override
  public void callerRuns(Message message) throws InterruptedException {
    if (!offer(message)) {
      if (store == null) {
        throw Failures.noOwnConsumer();
      }
      if (clock.isPast(message)) {
        observer.dropped(message, Ledger.EXPIRED);
        return;
      }
      storing = true;
      store.store(List.of(message));
      storing = false;
    }
  }

  private boolean offer(Message message) {
    boolean accepted = pipeline.offer(message);
    if (accepted) {
      observer.accepted(message);
    }
    return accepted;
  }
}

package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores the messages of one worker in virtual time. Each attempt is an event of its own, so that
 * the components of all workers are called in the order of time, and the outcome of an attempt
 * takes effect when its time is over.
 *
 * <p>It is the clock of its consumer: the worker's own time, which runs ahead of the time of the
 * run while the consumer sleeps. Not thread-safe.
 */
final class VirtualStore implements Clock {

  private final Delivery delivery;
  private final MessageObserver observer;
  private final VirtualRun run;
  private final int stampNumber;

  /** The first message that it holds, and all of them if there are more. */
  private @Nullable Message first;

  private final List<Message> batch = new ArrayList<>(0);
  private final List<Message> readOnlyBatch = Collections.unmodifiableList(batch);
  private int size;

  /** The time of its consumer. */
  private long clockNanos;

  /** Whether the attempt is over and its back-off is under way. */
  private boolean backingOff;

  /** The outcome of the current attempt; null if another attempt follows. */
  private @Nullable Outcome outcome;

  /** The failure with which the current attempt ends the worker. */
  private @Nullable Throwable failure;

  VirtualStore(ConsumerSpec spec, Delivery delivery, MessageObserver observer, VirtualRun run) {
    this.delivery = delivery;
    this.observer = observer;
    this.run = run;
    this.stampNumber = run.stamp.add(spec.name(), this);
  }

  /** Adds a message to the batch that is stored next. */
  void add(Message message) {
    if (size == 0) {
      first = message;
    } else {
      if (size == 1) {
        batch.add(first());
      }
      batch.add(message);
    }
    size++;
  }

  /** Returns the number of messages that it holds. */
  int size() {
    return size;
  }

  /** Begins to store the batch and returns the time of the next {@link #proceed}. */
  long begin(long now) {
    observer.started();
    return attempt(now);
  }

  /**
   * Ends an attempt or a back-off.
   *
   * @return the time of the next call; {@link EventList#NEVER} if the batch is completed
   * @throws Throwable the failure of the attempt, if it ends the worker
   */
  long proceed(long now) throws Throwable {
    if (outcome != null) {
      complete(outcome);
      return EventList.NEVER;
    }
    if (backingOff) {
      backingOff = false;
      return attempt(now);
    }
    if (failure != null) {
      throw failure;
    }
    backingOff = true;
    return Nanos.sum(now, delivery.backoffNanos());
  }

  /** Abandons the messages that it holds. */
  void abandon() {
    complete(Outcome.ABANDONED);
  }

  @Override
  public long nanos() {
    return clockNanos;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos > 0) {
      clockNanos = Nanos.sum(clockNanos, nanos);
    }
    run.checkTime(clockNanos);
  }

  private long attempt(long now) {
    clockNanos = now;
    run.stamp.workerIs(stampNumber);
    run.calls.enter(Method.ACCEPT);
    try {
      Outcome reached =
          size == 1 ? delivery.attempt(first(), this) : delivery.attempt(readOnlyBatch, this);
      run.calls.exit();
      outcome = reached;
    } catch (Throwable t) {
      run.calls.exit();
      outcome = null;
      if (!(t instanceof InterruptedException && run.isOverAt(clockNanos))) {
        failure = t;
      }
    }
    // An attempt that takes longer than the run is still under way when the run ends.
    return Math.min(clockNanos, run.deadlineNanos() + 1);
  }

  private void complete(Outcome reached) {
    if (size == 1) {
      observer.completed(first(), reached);
    } else {
      batch.forEach(message -> observer.completed(message, reached));
      batch.clear();
    }
    size = 0;
  }

  private Message first() {
    return requireNonNull(first);
  }
}

package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.RendezvousPipeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A rendezvous without any room: a put waits until a taker has the message, and both sides are
 * served first come, first served.
 *
 * <p>There are two lines, of puts and of takes, and one of them is empty at any time: who comes and
 * finds somebody in the other line serves the first there and leaves, or else joins its own line.
 * {@link java.util.concurrent.SynchronousQueue} does the same but cannot be closed: its waiting
 * threads would have to look up now and then whether it was, and an offer at such a moment would be
 * refused although somebody waits for it.
 *
 * <p>The lines, those who wait in them and the flag {@code closed} are read and written with the
 * lock held. Its release <i>happens-before</i> the next acquiring, hence what a producer did before
 * its put is seen after the take.
 *
 * <ul>
 *   <li><i>Each message is taken once.</i> Who serves somebody takes him out of his line in the
 *       same step, and marks him as served. A thread that wakes looks for this mark first: if it is
 *       there, the hand-over has happened, and the call returns, even if the thread was interrupted
 *       (which is then left for its next call to notice) or its time was up at the same moment. If
 *       not, it leaves its line, so that nobody serves it later.
 *   <li><i>Nothing is accepted after close.</i> Close empties both lines; who was in them finds
 *       himself not served and the pipeline closed. Nobody joins a line after that.
 *   <li><i>No thread is left waiting.</i> Each waits on a condition of its own, which is signalled
 *       by whoever takes it out of its line.
 * </ul>
 *
 * @param <T> what is handed over
 */
public final class HandoffPipeline<T> implements RendezvousPipeline<T> {

  /** A wait of 292 years. */
  private static final long FOREVER = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Waiter<T>> puts = new ArrayDeque<>();
  private final Queue<Waiter<T>> takes = new ArrayDeque<>();
  private boolean closed;

  /** One who waits: with a message to be taken, or for one to be put here. */
  private static final class Waiter<T> {
    private final Condition woken;
    private @Nullable T message;
    private boolean served;

    Waiter(Condition woken, @Nullable T message) {
      this.woken = woken;
      this.message = message;
    }

    void serve() {
      served = true;
      woken.signal();
    }
  }

  @Override
  public void put(T message) throws InterruptedException {
    while (!give(message, FOREVER)) {}
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      return serveTake(message);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    return give(message, NANOSECONDS.convert(timeout));
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    return receive(FOREVER);
  }

  @Override
  public @Nullable T poll() {
    lock.lock();
    try {
      return servePut();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    return receive(NANOSECONDS.convert(timeout));
  }

  /** {@inheritDoc} Always 0: a message is with its producer until a taker has it. */
  @Override
  public int size() {
    return 0;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wakeAll(puts);
      wakeAll(takes);
    } finally {
      lock.unlock();
    }
  }

  private boolean give(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    lock.lockInterruptibly();
    try {
      if (serveTake(message)) {
        return true;
      }
      boolean served = waitIn(puts, new Waiter<>(lock.newCondition(), message), timeoutNanos);
      if (!served) {
        requireOpen();
      }
      return served;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T receive(long timeoutNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      T message = servePut();
      if (message != null || closed) {
        return message;
      }
      Waiter<T> waiter = new Waiter<>(lock.newCondition(), null);
      waitIn(takes, waiter, timeoutNanos);
      return waiter.message;
    } finally {
      lock.unlock();
    }
  }

  /** Hands a message to the first who waits for one; false if nobody does. */
  private boolean serveTake(T message) {
    requireOpen();
    Waiter<T> taker = takes.poll();
    if (taker == null) {
      return false;
    }
    taker.message = message;
    taker.serve();
    return true;
  }

  /** Takes the message of the first who waits with one; null if nobody does. */
  private @Nullable T servePut() {
    Waiter<T> producer = puts.poll();
    if (producer == null) {
      return null;
    }
    producer.serve();
    return producer.message;
  }

  /** Waits in a line until served, out of time, or closed; returns whether served. */
  private boolean waitIn(Queue<Waiter<T>> line, Waiter<T> waiter, long timeoutNanos)
      throws InterruptedException {
    long left = timeoutNanos;
    line.add(waiter);
    try {
      while (!waiter.served && !closed && left > 0) {
        left = waiter.woken.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      if (!waiter.served) {
        throw e;
      }
      Thread.currentThread().interrupt();
    } finally {
      if (!waiter.served) {
        line.remove(waiter);
      }
    }
    return waiter.served;
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private static <T> void wakeAll(Queue<Waiter<T>> line) {
    line.forEach(waiter -> waiter.woken.signal());
    line.clear();
  }
}

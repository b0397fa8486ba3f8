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
 * A rendezvous without capacity: a put waits until a take has its message. Both sides are served in
 * the order of arrival.
 *
 * <p>There are two wait queues, of puts and of takes, and at least one of them is empty. A call
 * that finds a waiter in the queue of the other side serves it and returns; otherwise it joins the
 * queue of its own side. {@link java.util.concurrent.SynchronousQueue} cannot be used, since it
 * cannot be closed: its waiting threads would have to wake periodically, and an offer at such a
 * moment would be refused although a take is waiting.
 *
 * <p>The wait queues, their waiters and {@code closed} are read and written with the lock held. Its
 * release <i>happens-before</i> the next acquire, so a consumer sees a message as it was put.
 *
 * <ul>
 *   <li><i>Each message is taken once.</i> Serving a waiter removes it from its queue and marks it
 *       as served, in one step. A thread that wakes checks the mark first. If it was served, the
 *       hand-over has happened and the call returns, even if the thread was interrupted (the
 *       interrupt is left for its next call) or timed out at the same moment. If not, it leaves its
 *       queue, so that it cannot be served later.
 *   <li><i>Nothing is accepted after close.</i> Close empties both queues; their waiters find
 *       themselves not served and the pipeline closed. After that no thread joins a queue.
 *   <li><i>No thread waits for ever.</i> Each waiter has its own condition, which is signalled when
 *       it is removed from its queue.
 * </ul>
 *
 * @param <T> the type of the messages
 */
public final class HandoffPipeline<T> implements RendezvousPipeline<T> {

  /** 292 years. */
  private static final long MAX_WAIT_NANOS = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Waiter<T>> puts = new ArrayDeque<>();
  private final Queue<Waiter<T>> takes = new ArrayDeque<>();
  private boolean closed;

  /** A waiting call: a put with its message, or a take, which receives one. */
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
    put(message, MAX_WAIT_NANOS);
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
    return put(message, NANOSECONDS.convert(timeout));
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    return take(MAX_WAIT_NANOS);
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
    return take(NANOSECONDS.convert(timeout));
  }

  /** {@inheritDoc} Always 0: a message stays with its put until a take has it. */
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

  private boolean put(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    lock.lockInterruptibly();
    try {
      if (serveTake(message)) {
        return true;
      }
      boolean served = waitIn(puts, new Waiter<>(lock.newCondition(), message), timeoutNanos);
      if (!served) {
        checkOpen();
      }
      return served;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T take(long timeoutNanos) throws InterruptedException {
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

  /** Hands a message to the first waiting take; returns false if there is none. */
  private boolean serveTake(T message) {
    checkOpen();
    Waiter<T> take = takes.poll();
    if (take == null) {
      return false;
    }
    take.message = message;
    take.serve();
    return true;
  }

  /** Takes the message of the first waiting put; returns null if there is none. */
  private @Nullable T servePut() {
    Waiter<T> put = puts.poll();
    if (put == null) {
      return null;
    }
    put.serve();
    return put.message;
  }

  /** Waits in a queue until served, timed out or closed; returns whether it was served. */
  private boolean waitIn(Queue<Waiter<T>> queue, Waiter<T> waiter, long timeoutNanos)
      throws InterruptedException {
    long left = timeoutNanos;
    queue.add(waiter);
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
        queue.remove(waiter);
      }
    }
    return waiter.served;
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private static <T> void wakeAll(Queue<Waiter<T>> queue) {
    queue.forEach(waiter -> waiter.woken.signal());
    queue.clear();
  }
}

package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pipeline behind one lock: the waiting and the closing. How messages are kept, and which
 * comes out next, is its subclass's.
 *
 * <p>Everything below, and everything that a subclass keeps, is read and written with the lock
 * held. Its release <i>happens-before</i> the next acquiring, hence what a producer did before its
 * put is seen after the take, and to look and to act is one step that nobody comes between: what is
 * accepted was inside while the pipeline was open.
 *
 * <p>Why no thread is left waiting:
 *
 * <ul>
 *   <li><i>For a message.</i> A taker waits only while nothing is inside, and each message that
 *       comes in signals one. A signal goes to a thread that still waits: one that is interrupted,
 *       or whose time is up, first looks for a message, or hands the signal on, which {@link
 *       Condition} promises. If the message is gone by then, taken by a third thread or given up by
 *       the pipeline, there is nothing to be woken for.
 *   <li><i>For room.</i> Likewise, with one signal for each place that becomes free, whoever took
 *       the message that was in it.
 *   <li><i>For the end.</i> Close signals to all on both sides, and whoever wakes looks whether the
 *       pipeline is closed before it waits again.
 * </ul>
 *
 * <p>Who is signalled competes for the lock with threads that just arrive; nobody is promised to be
 * served in the order of arrival.
 *
 * @param <T> what is handed over
 */
abstract class OneLockPipeline<T> implements Pipeline<T> {

  /** A wait of 292 years. */
  private static final long FOREVER = Long.MAX_VALUE;

  /** Held by the callers of all methods of a subclass. */
  final ReentrantLock lock = new ReentrantLock();

  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final int capacity;
  private boolean closed;

  OneLockPipeline(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps a message, for which there is room. */
  abstract void keep(T message);

  /**
   * Takes out the message whose turn it is; null when nothing is left. More may be gone afterwards,
   * given up.
   */
  abstract @Nullable T next();

  /** How many messages are inside. */
  abstract int count();

  @Override
  public final void put(T message) throws InterruptedException {
    while (!insert(message, FOREVER)) {}
  }

  @Override
  public final boolean offer(T message) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      requireOpen();
      if (isFull()) {
        return false;
      }
      keepAndSignal(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final boolean offer(T message, Duration timeout) throws InterruptedException {
    return insert(message, NANOSECONDS.convert(timeout));
  }

  @Override
  public final @Nullable T take() throws InterruptedException {
    return remove(FOREVER);
  }

  @Override
  public final @Nullable T poll() {
    lock.lock();
    try {
      return nextAndSignal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final @Nullable T poll(Duration timeout) throws InterruptedException {
    return remove(NANOSECONDS.convert(timeout));
  }

  /**
   * {@inheritDoc} Here the lock is acquired once for all of them, and each is the one that a poll
   * would have taken at its moment.
   */
  @Override
  public final int drainTo(Collection<? super T> sink, int atMost) {
    lock.lock();
    int before = count();
    try {
      int taken = 0;
      for (T message; taken < atMost && (message = next()) != null; taken++) {
        sink.add(message);
      }
      return taken;
    } finally {
      signalRoom(before - count());
      lock.unlock();
    }
  }

  @Override
  public final int size() {
    lock.lock();
    try {
      return count();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final int capacity() {
    return capacity;
  }

  @Override
  public final void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  final void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  final boolean isFull() {
    return count() >= capacity;
  }

  final void keepAndSignal(T message) {
    keep(message);
    notEmpty.signal();
  }

  /** So many places are free that were not. */
  final void signalRoom(int freed) {
    for (int i = 0; i < freed && lock.hasWaiters(notFull); i++) {
      notFull.signal();
    }
  }

  private @Nullable T nextAndSignal() {
    int before = count();
    try {
      return next();
    } finally {
      signalRoom(before - count());
    }
  }

  private boolean insert(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      requireOpen();
      while (isFull()) {
        if (left <= 0) {
          return false;
        }
        left = notFull.awaitNanos(left);
        requireOpen();
      }
      try {
        keepAndSignal(message);
      } catch (Throwable e) {
        if (!isFull()) {
          notFull.signal(); // the room that woke this thread is there for another
        }
        throw e;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T remove(long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      T message = nextAndSignal();
      while (message == null && !closed && left > 0) {
        left = notEmpty.awaitNanos(left);
        message = nextAndSignal();
      }
      return message;
    } finally {
      lock.unlock();
    }
  }
}

package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.RemovingPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pipeline guarded by one lock. This class waits and closes; a subclass stores the
 * messages and chooses which one is taken next.
 *
 * <p>All fields, here and in a subclass, are read and written with the lock held. Its release
 * <i>happens-before</i> the next acquire, so a consumer sees a message as it was put, and each call
 * is one atomic step: whatever is accepted was stored while the pipeline was open.
 *
 * <p>No thread waits for ever:
 *
 * <ul>
 *   <li><i>For a message.</i> A take waits only while the pipeline is empty, and each put signals
 *       one waiting take. {@link Condition} guarantees that a signal is not lost on a thread that
 *       is interrupted or times out: it takes the message or passes the signal on. If another take
 *       or the pipeline itself has removed the message meanwhile, the signal is not needed.
 *   <li><i>For room.</i> Likewise, with one signal for each message removed. A pipeline that was
 *       full counts as full down to its lower mark (by default one message less); then it signals
 *       as many waiting puts as have room.
 *   <li><i>For the end.</i> Close signals all waiting threads, and each checks {@code closed}
 *       before it waits again.
 * </ul>
 *
 * <p>A signalled thread competes for the lock with arriving threads, so threads are not served in
 * the order of arrival.
 *
 * @param <T> the type of the messages
 */
abstract class OneLockPipeline<T> implements RemovingPipeline<T> {

  /** 292 years. */
  private static final long MAX_WAIT_NANOS = Long.MAX_VALUE;

  /** Held while a method of a subclass is called. */
  final ReentrantLock lock = new ReentrantLock();

  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final int capacity;
  private final int resumeAt;

  /** Whether it was full and is not yet emptied to the lower mark; then it counts as full. */
  private boolean paused;

  private boolean closed;

  OneLockPipeline(int capacity) {
    this(capacity, capacity - 1);
  }

  /**
   * Creates an open pipeline with two marks of back-pressure.
   *
   * @param resumeAt the number of messages at which it accepts messages again after it was full;
   *     from 0 to capacity - 1
   */
  OneLockPipeline(int capacity, int resumeAt) {
    this.capacity = capacity;
    this.resumeAt = resumeAt;
  }

  /** Stores a message; the pipeline is not full. */
  abstract void add(T message);

  /**
   * Removes the next message, or returns null if there is none. May also remove messages that it
   * drops.
   */
  abstract @Nullable T remove();

  /** Removes the messages that satisfy a condition, which is to be tested once for each. */
  abstract void removeAll(Predicate<? super T> condition);

  /** Returns the number of messages stored. */
  abstract int count();

  @Override
  public final void put(T message) throws InterruptedException {
    put(message, MAX_WAIT_NANOS);
  }

  @Override
  public final boolean offer(T message) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      checkOpen();
      if (isFull()) {
        return false;
      }
      addAndSignal(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final boolean offer(T message, Duration timeout) throws InterruptedException {
    return put(message, NANOSECONDS.convert(timeout));
  }

  @Override
  public final @Nullable T take() throws InterruptedException {
    return take(MAX_WAIT_NANOS);
  }

  @Override
  public final @Nullable T poll() {
    lock.lock();
    try {
      return removeAndSignal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final @Nullable T poll(Duration timeout) throws InterruptedException {
    return take(NANOSECONDS.convert(timeout));
  }

  /** {@inheritDoc} Acquires the lock once for all messages. */
  @Override
  public final int drainTo(Collection<? super T> sink, int atMost) {
    lock.lock();
    int before = count();
    try {
      int taken = 0;
      for (T message; taken < atMost && (message = remove()) != null; taken++) {
        sink.add(message);
      }
      return taken;
    } finally {
      signalRoom(before - count());
      lock.unlock();
    }
  }

  @Override
  public final List<T> removeIf(Predicate<? super T> condition) {
    List<T> removed = new ArrayList<>();
    lock.lock();
    try {
      removeAll(message -> condition.test(message) && removed.add(message));
      signalRoom(removed.size());
      return removed;
    } finally {
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

  final void checkOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  final boolean isFull() {
    return paused || count() >= capacity;
  }

  final void addAndSignal(T message) {
    add(message);
    paused |= count() >= capacity;
    notEmpty.signal();
  }

  /**
   * Signals one waiting put for each place that was freed; after a pause, for each place there is.
   */
  final void signalRoom(int freed) {
    int room = freed;
    if (paused) {
      if (count() > resumeAt) {
        return;
      }
      paused = false;
      room = capacity - count();
    }
    for (int i = 0; i < room && lock.hasWaiters(notFull); i++) {
      notFull.signal();
    }
  }

  private @Nullable T removeAndSignal() {
    int before = count();
    try {
      return remove();
    } finally {
      signalRoom(before - count());
    }
  }

  private boolean put(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      checkOpen();
      while (isFull()) {
        if (left <= 0) {
          return false;
        }
        left = notFull.awaitNanos(left);
        checkOpen();
      }
      try {
        addAndSignal(message);
      } catch (Throwable e) {
        if (!isFull()) {
          notFull.signal(); // pass the signal on
        }
        throw e;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T take(long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      T message = removeAndSignal();
      while (message == null && !closed && left > 0) {
        left = notEmpty.awaitNanos(left);
        message = removeAndSignal();
      }
      return message;
    } finally {
      lock.unlock();
    }
  }
}

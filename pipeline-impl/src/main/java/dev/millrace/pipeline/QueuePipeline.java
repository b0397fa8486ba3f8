package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer: {@link java.util.concurrent.ArrayBlockingQueue}'s algorithm
 * (an array, one lock, a condition for each side), with an end of the stream.
 *
 * <p>It is not a wrapper around that class, because the end cannot be added from outside: between a
 * producer's look at a closed flag and its {@code queue.put} there is always room for a close, for
 * a taker that finds the queue empty and reports the end, and only then for the message. Nor can
 * anybody outside wake a thread that waits inside the queue. Here the flag is read and written
 * under the same lock as the messages, so
 *
 * <ul>
 *   <li>every operation sees all of those before it: unlocking <i>happens-before</i> the next
 *       locking, for the messages, for the flag and for what a message's body refers to;
 *   <li>a message is either inside before the close, and will be taken, or its put finds the flag
 *       and throws: nothing enters a closed pipeline, so once a taker has seen it closed and empty
 *       it stays so for all;
 *   <li>close hangs nobody: a thread that waits has released the lock in the same step in which it
 *       began to wait, so the close either finds it waiting and wakes it, or comes first and is
 *       seen by it.
 * </ul>
 *
 * <p>A wake-up is not lost to an interrupt or a timeout: a {@link Condition} wakes another thread
 * when the one it chose gives up, and a thread that is woken looks at the buffer before it looks at
 * its time.
 *
 * @param <T> what is handed over
 */
public final class QueuePipeline<T> implements Pipeline<T> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, at least 1
   */
  public record Settings(@Range(min = 1) int capacity) {}

  private final int capacity;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<T> messages = new ArrayDeque<>();
  private boolean closed;

  @Inject
  public QueuePipeline(Settings settings) {
    capacity = settings.capacity();
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    lock.lockInterruptibly();
    try {
      while (isFull()) {
        notFull.await();
      }
      add(message);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      if (isFull()) {
        return false;
      }
      add(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    requireNonNull(message, "message");
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    lock.lockInterruptibly();
    try {
      while (isFull()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = notFull.awaitNanos(nanos);
      }
      add(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (messages.isEmpty() && !closed) {
        notEmpty.await();
      }
      return remove();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T poll() {
    lock.lock();
    try {
      return remove();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int size() {
    lock.lock();
    try {
      return messages.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is reason to wait for room; in a closed pipeline there is not. */
  private boolean isFull() {
    return !closed && messages.size() == capacity;
  }

  private void add(T message) {
    if (closed) {
      throw new ClosedPipelineException();
    }
    messages.add(message);
    notEmpty.signal();
  }

  private @Nullable T remove() {
    T message = messages.poll();
    if (message != null) {
      notFull.signal();
    }
    return message;
  }
}

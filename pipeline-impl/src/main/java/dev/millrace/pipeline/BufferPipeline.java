package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer that can take messages back out: a ring of places behind one
 * lock.
 *
 * <p>Everything below is read and written with the lock held. Its release <i>happens-before</i> the
 * next acquiring, hence what a producer did before its put is seen after the take, and to look and
 * to act is one step that nobody comes between: what is accepted was inside while the pipeline was
 * open, and an eviction and the put that it makes room for are seen by others as one.
 *
 * <p>Why no thread is left waiting:
 *
 * <ul>
 *   <li><i>For a message.</i> A taker waits only while nothing is inside, and each message that
 *       comes in signals one. A signal goes to a thread that still waits: one that is interrupted,
 *       or whose time is up, first looks for a message, or hands the signal on, which {@link
 *       Condition} promises. If a third thread has taken the message by then, there is nothing to
 *       be woken for.
 *   <li><i>For room.</i> Likewise, with one signal for each place that becomes free. An eviction
 *       that takes one message out and puts another in frees none; one that clears the buffer frees
 *       all but one.
 *   <li><i>For the end.</i> Close signals to all on both sides, and whoever wakes looks whether the
 *       pipeline is closed before it waits again.
 * </ul>
 *
 * <p>Who is signalled competes for the lock with threads that just arrive; nobody is promised to be
 * served in the order of arrival.
 *
 * @param <T> what is handed over
 */
public final class BufferPipeline<T> implements EvictingPipeline<T> {

  /** A wait of 292 years. */
  private static final long FOREVER = Long.MAX_VALUE;

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million; their places take memory from the
   *     start
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();

  private final @Nullable Object[] places;

  /** Where the oldest message is, if there is one; the others follow it round the ring. */
  private int head;

  private int count;
  private boolean closed;

  @Inject
  public BufferPipeline(Settings settings) {
    this.places = new Object[settings.capacity()];
  }

  @Override
  public void put(T message) throws InterruptedException {
    while (!insert(message, FOREVER)) {}
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      requireOpen();
      if (isFull()) {
        return false;
      }
      append(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    return insert(message, NANOSECONDS.convert(timeout));
  }

  @Override
  public List<T> putEvicting(T message, Victims victims) {
    requireNonNull(message, "message");
    lock.lock();
    try {
      requireOpen();
      List<T> evicted = isFull() ? evict(victims) : List.of();
      append(message);
      signalRoom(evicted.size() - 1);
      return evicted;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    return remove(FOREVER);
  }

  @Override
  public @Nullable T poll() {
    lock.lock();
    try {
      return count == 0 ? null : removeAndSignal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    return remove(NANOSECONDS.convert(timeout));
  }

  @Override
  public int drainTo(Collection<? super T> sink, int atMost) {
    lock.lock();
    int taken = 0;
    try {
      for (int wanted = Math.min(atMost, count); taken < wanted; taken++) {
        sink.add(oldest());
        removeOldest();
      }
      return taken;
    } finally {
      signalRoom(taken);
      lock.unlock();
    }
  }

  @Override
  public int size() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int capacity() {
    return places.length;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
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
      append(message);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable T remove(long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lockInterruptibly();
    try {
      while (count == 0) {
        if (closed || left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      return removeAndSignal();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private boolean isFull() {
    return count == places.length;
  }

  private void append(T message) {
    places[place(count)] = message;
    count++;
    notEmpty.signal();
  }

  private T removeAndSignal() {
    T message = removeOldest();
    notFull.signal();
    return message;
  }

  /** What has to go, in order; there is at least one message inside. */
  private List<T> evict(Victims victims) {
    return switch (victims) {
      case OLDEST -> List.of(removeOldest());
      case NEWEST -> List.of(removeNewest());
      case ALL -> {
        List<T> all = new ArrayList<>(count);
        while (count > 0) {
          all.add(removeOldest());
        }
        yield all;
      }
    };
  }

  private T oldest() {
    return message(head);
  }

  private T removeOldest() {
    T message = oldest();
    places[head] = null;
    head = place(1);
    count--;
    return message;
  }

  private T removeNewest() {
    count--;
    int place = place(count);
    T message = message(place);
    places[place] = null;
    return message;
  }

  private void signalRoom(int freed) {
    for (int i = 0; i < freed && lock.hasWaiters(notFull); i++) {
      notFull.signal();
    }
  }

  /** The place that is so many behind the oldest message's. */
  private int place(int behind) {
    int place = head + behind;
    return place < places.length ? place : place - places.length;
  }

  @SuppressWarnings("unchecked") // only messages are ever stored
  private T message(int place) {
    return (T) requireNonNull(places[place]);
  }
}

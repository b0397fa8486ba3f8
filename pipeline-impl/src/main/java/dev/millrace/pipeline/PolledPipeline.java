package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Poller;
import dev.millrace.pipeline.waiting.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline on a ring that cannot wait and has no end: threads wait by polling, and the end of the
 * stream is added here.
 *
 * <p>The ring hands messages over, first in, first out, and is the <i>happens-before</i> edge from
 * a put to the take of its message. While the pipeline is open, the end costs two reads of the
 * volatile flag {@code closed} in a put and one in a take:
 *
 * <ul>
 *   <li><i>A put checks before and after it enqueues.</i> If the pipeline is still open afterwards,
 *       the message was enqueued before the close and is accepted. Otherwise the put is late, and
 *       is decided with the lock {@code ending} held. As long as no take has returned the end, the
 *       message is accepted: a take dequeues once more before it returns the end, and finds it.
 *       After that the ring contains only late messages, and the put dequeues them all. If its own
 *       message is among them, or was when another late put dequeued them, it is refused; if not, a
 *       take has it, and it is accepted.
 *   <li><i>A take checks before it dequeues.</i> If the pipeline is closed, it dequeues with the
 *       lock held, and returns the end if the ring is empty. So returning the end and deciding late
 *       puts exclude each other.
 *   <li><i>No thread waits for ever.</i> A waiting thread checks {@code closed} at each poll; the
 *       pause of its {@link Poller} limits how late it notices a close.
 * </ul>
 *
 * <p>The first rule requires that a message enqueued before {@code closed} was read as false is
 * visible to a take that reads it as true. This holds for a ring that enqueues by compare-and-set.
 * A ring for a single producer stores without a fence, so its thread may read {@code closed} before
 * other threads see the store. A fence would cost more than the hand-over; instead the end is
 * returned only after the ring has been empty for {@link #UNFENCED}, a hundred times longer than a
 * store takes to become visible. This is the only place that depends on a time. If it ever failed,
 * the message would be accepted, and taken by a later take although another had returned the end.
 *
 * @param <T> the type of the messages
 */
abstract class PolledPipeline<T> implements Pipeline<T> {

  /** The delay until a message is visible, if the ring enqueues with a fence. */
  static final Duration FENCED = Duration.ZERO;

  /** The delay until a message is visible, if the ring enqueues without a fence. */
  static final Duration UNFENCED = Duration.ofNanos(20_000);

  /** 292 years. */
  private static final long MAX_WAIT_NANOS = Long.MAX_VALUE;

  /** Marks the end of the stream. */
  private static final Object END = new Object();

  private final Poller poller;
  private final long visibilityDelayNanos;
  private volatile boolean closed;

  private final ReentrantLock ending = new ReentrantLock();

  /** True once a take has returned the end. Guarded by the lock. */
  private boolean ended;

  /** Late messages whose puts have not been refused yet. Guarded by the lock. */
  private final List<T> refused = new ArrayList<>();

  /**
   * Creates an open pipeline.
   *
   * @param visibilityDelay the longest time until other threads see an enqueued message, {@link
   *     #FENCED} or {@link #UNFENCED}
   */
  PolledPipeline(Poller poller, Duration visibilityDelay) {
    this.poller = poller;
    this.visibilityDelayNanos = visibilityDelay.toNanos();
  }

  /** Enqueues a message; returns false if and only if the ring is full. */
  abstract boolean enqueue(T message);

  /** Enqueues a message; may return false while another thread is dequeueing. */
  abstract boolean enqueueIfReady(T message);

  /** Dequeues the oldest message; returns null if and only if the ring is empty. */
  abstract @Nullable T dequeue();

  /** Dequeues the oldest message; may return null while another thread is enqueueing. */
  abstract @Nullable T dequeueIfReady();

  /** Dequeues up to {@code atMost} messages in order, at least one if one is ready. */
  abstract int dequeueReady(Collection<? super T> sink, int atMost);

  @Override
  public final void put(T message) throws InterruptedException {
    put(message, MAX_WAIT_NANOS);
  }

  @Override
  public final boolean offer(T message) {
    requireNonNull(message, "message");
    checkOpen();
    return enqueue(message) && checkAccepted(message);
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
    return closed ? dequeueLast() : dequeue();
  }

  @Override
  public final @Nullable T poll(Duration timeout) throws InterruptedException {
    return take(NANOSECONDS.convert(timeout));
  }

  @Override
  public final int drainTo(Collection<? super T> sink, int atMost) {
    int taken = 0;
    if (!closed) {
      taken = atMost <= 0 ? 0 : dequeueReady(sink, atMost);
    }
    // Messages that are not ready yet, or are left after a close, are polled one by one.
    for (; taken < atMost; taken++) {
      T message = poll();
      if (message == null) {
        return taken;
      }
      sink.add(message);
    }
    return taken;
  }

  @Override
  public final void close() {
    closed = true;
  }

  private boolean put(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    checkNotInterrupted();
    if (timeoutNanos <= 0) {
      return offer(message);
    }
    return putIfReady(message)
        || poller.poll(() -> putIfReady(message) ? message : null, timeoutNanos) != null;
  }

  private boolean putIfReady(T message) {
    checkOpen();
    return enqueueIfReady(message) && checkAccepted(message);
  }

  private @Nullable T take(long timeoutNanos) throws InterruptedException {
    checkNotInterrupted();
    if (timeoutNanos <= 0) {
      return poll();
    }
    Object found = messageOrEnd();
    if (found == null) {
      found = poller.poll(this::messageOrEnd, timeoutNanos);
    }
    @SuppressWarnings("unchecked") // a message if neither END nor null
    T message = found == END ? null : (T) found;
    return message;
  }

  /** Returns a message, or END after the last one, or null if there is none yet. */
  private @Nullable Object messageOrEnd() {
    if (!closed) {
      return dequeueIfReady();
    }
    T message = dequeueLast();
    return message == null ? END : message;
  }

  /** Dequeues from a closed pipeline; returns null at the end of the stream. */
  private @Nullable T dequeueLast() {
    ending.lock();
    try {
      T message = dequeue();
      if (message == null && !ended) {
        Timeout invisible = new Timeout(visibilityDelayNanos);
        while (message == null && invisible.remainingNanos() > 0) {
          Thread.onSpinWait();
          message = dequeue();
        }
        ended = message == null;
      }
      return message;
    } finally {
      ending.unlock();
    }
  }

  /**
   * Returns true if a message that was just enqueued is accepted.
   *
   * @throws ClosedPipelineException if it is refused
   */
  private boolean checkAccepted(T message) {
    if (closed && isRefused(message)) {
      throw new ClosedPipelineException();
    }
    return true;
  }

  private boolean isRefused(T message) {
    ending.lock();
    try {
      if (!ended) {
        return false;
      }
      for (T other = dequeue(); other != null; other = dequeue()) {
        refused.add(other);
      }
      for (int i = 0; i < refused.size(); i++) {
        if (refused.get(i) == message) {
          refused.remove(i);
          return true;
        }
      }
      return false;
    } finally {
      ending.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private static void checkNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

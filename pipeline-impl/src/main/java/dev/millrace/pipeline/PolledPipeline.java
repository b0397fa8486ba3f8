package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Patience;
import dev.millrace.pipeline.waiting.TimeLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline on a primitive that neither waits nor ends: waiting is to look again, with some
 * patience, and the end is added here.
 *
 * <p>The primitive hands messages over, first in, first out, and is the <i>happens-before</i> edge
 * from a put to the take of its message. Adding the end costs nothing while the pipeline is open
 * but two readings of the volatile flag {@code closed} in a put and one in a take:
 *
 * <ul>
 *   <li><i>A put looks before and after it enqueues.</i> If it is still open afterwards, the
 *       message was inside before the close, and the put is done. If not, it came too late or
 *       nearly so, which is decided with the lock {@code ending} held: as long as no taker was told
 *       the end, the message counts, for whoever is about to tell the end has to look once more and
 *       finds it. Once the end was told, nothing is inside but what came too late, and the put
 *       takes all that out. If its own message is among it, or was, when another late put emptied
 *       the primitive, it is refused; if it is not, somebody has taken it, and it was accepted.
 *   <li><i>A take looks before it dequeues.</i> If it is closed, it dequeues with the lock held,
 *       and if it finds nothing, has thereby told the end. Hence telling the end and judging a late
 *       put are one after the other.
 *   <li><i>Nobody waits for ever.</i> Who waits looks at {@code closed} each time; by how much a
 *       close is noticed late is up to {@link Patience}.
 * </ul>
 *
 * <p>The first rule needs that a message which was enqueued before {@code closed} was read as false
 * is seen by a take that reads it as true. That holds for a primitive that enqueues by
 * compare-and-set, since this and both accesses to {@code closed} are in one order that all threads
 * agree on. One that stores without a fence, as those for a single producer do, may let its thread
 * read {@code closed} before others can see the store. It does not pay the fence, which would cost
 * more than the whole hand-over; instead the end is not told before nothing was found for {@link
 * #UNFENCED}, a hundred times longer than a processor takes to let others see a store. This is the
 * one place that relies on a time. If it ever failed, the message would be accepted and be taken by
 * whoever looks again, after another was told the end.
 *
 * @param <T> what is handed over
 */
abstract class PolledPipeline<T> implements Pipeline<T> {

  /** For a primitive whose enqueuing is ordered before what its thread then reads. */
  static final Duration FENCED = Duration.ZERO;

  /** For a primitive that stores without a fence. */
  static final Duration UNFENCED = Duration.ofNanos(20_000);

  /** A wait of 292 years. */
  private static final long FOREVER = Long.MAX_VALUE;

  /** What a take finds when nothing is left. */
  private static final Object END = new Object();

  private final Patience patience;
  private final long unseenNanos;
  private volatile boolean closed;

  private final ReentrantLock ending = new ReentrantLock();

  /** Whether a taker was told the end. With the lock held. */
  private boolean ended;

  /** What came too late and whose producer does not know it yet. With the lock held. */
  private final List<T> tooLate = new ArrayList<>();

  /**
   * Creates it open.
   *
   * @param unseen for how long what was enqueued may not be seen by others although its producer
   *     went on
   */
  PolledPipeline(Patience patience, Duration unseen) {
    this.patience = patience;
    this.unseenNanos = unseen.toNanos();
  }

  /** Puts a message into the primitive; false exactly if it is full. */
  abstract boolean enqueue(T message);

  /** The same, but may also return false when room is about to be made at this moment. */
  abstract boolean enqueueIfReady(T message);

  /** Takes the oldest message out of the primitive; null exactly if it is empty. */
  abstract @Nullable T dequeue();

  /** The same, but may also return null when the oldest is about to be put at this moment. */
  abstract @Nullable T dequeueIfReady();

  /** Takes several messages in order, at least 1 if one is ready. */
  abstract int dequeueReady(Collection<? super T> sink, int atMost);

  @Override
  public final void put(T message) throws InterruptedException {
    while (!insert(message, FOREVER)) {}
  }

  @Override
  public final boolean offer(T message) {
    requireNonNull(message, "message");
    requireOpen();
    return enqueue(message) && inTime(message);
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
    return closed ? dequeueLast() : dequeue();
  }

  @Override
  public final @Nullable T poll(Duration timeout) throws InterruptedException {
    return remove(NANOSECONDS.convert(timeout));
  }

  @Override
  public final int drainTo(Collection<? super T> sink, int atMost) {
    int taken = 0;
    if (!closed) {
      taken = atMost <= 0 ? 0 : dequeueReady(sink, atMost);
    }
    // What was not quite ready, or belongs to the end, is taken one by one.
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

  private boolean insert(T message, long timeoutNanos) throws InterruptedException {
    requireNonNull(message, "message");
    requireNotInterrupted();
    if (timeoutNanos <= 0) {
      return offer(message);
    }
    return insertIfReady(message)
        || patience.until(() -> insertIfReady(message) ? message : null, timeoutNanos) != null;
  }

  private boolean insertIfReady(T message) {
    requireOpen();
    return enqueueIfReady(message) && inTime(message);
  }

  private @Nullable T remove(long timeoutNanos) throws InterruptedException {
    requireNotInterrupted();
    if (timeoutNanos <= 0) {
      return poll();
    }
    Object found = messageOrEnd();
    if (found == null) {
      found = patience.until(this::messageOrEnd, timeoutNanos);
    }
    @SuppressWarnings("unchecked") // a message, if it is neither END nor null
    T message = found == END ? null : (T) found;
    return message;
  }

  /** A message, or END if nothing is left, or null if there may be more. */
  private @Nullable Object messageOrEnd() {
    if (!closed) {
      return dequeueIfReady();
    }
    T message = dequeueLast();
    return message == null ? END : message;
  }

  /** For a taker that has seen the pipeline closed: null tells the end. */
  private @Nullable T dequeueLast() {
    ending.lock();
    try {
      T message = dequeue();
      if (message == null && !ended) {
        TimeLeft unseen = new TimeLeft(unseenNanos);
        while (message == null && unseen.nanos() > 0) {
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
   * For a producer that has just enqueued a message: returns true if it was accepted.
   *
   * @throws ClosedPipelineException if not
   */
  private boolean inTime(T message) {
    if (closed && isTooLate(message)) {
      throw new ClosedPipelineException();
    }
    return true;
  }

  private boolean isTooLate(T message) {
    ending.lock();
    try {
      if (!ended) {
        return false;
      }
      for (T other = dequeue(); other != null; other = dequeue()) {
        tooLate.add(other);
      }
      for (int i = 0; i < tooLate.size(); i++) {
        if (tooLate.get(i) == message) {
          tooLate.remove(i);
          return true;
        }
      }
      return false;
    } finally {
      ending.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

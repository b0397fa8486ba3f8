package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Range;
import dev.millrace.pipeline.waiting.TimeLeft;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer: {@link ArrayBlockingQueue} with an end of the stream.
 *
 * <p>The queue hands over and waits; its lock is the <i>happens-before</i> edge from a put to the
 * take of its message. All that is added is the flag {@code closed}, which is volatile, and two
 * rules for looking at it:
 *
 * <ul>
 *   <li><i>A put looks before and after it enqueues.</i> If the pipeline was closed in between, it
 *       takes its message back out and throws; if the message is no longer there, somebody has
 *       taken it, and it was accepted. So what is accepted was inside before the close, or is
 *       taken.
 *   <li><i>A take looks before it looks into the queue.</i> What was inside before the close is
 *       then found by one that saw the pipeline closed, so none tells the end while such a message
 *       is left.
 * </ul>
 *
 * <p>A put and a take are one call of the queue's own, which takes its lock once, as long as they
 * wait for less than a slice. Nobody outside can wake a thread that waits inside the queue without
 * handing it something, so a wait is cut into slices, between which the thread looks at the flag: a
 * close is noticed within a slice. A message wakes its taker at once, and room its producer.
 *
 * @param <T> what is handed over; of two equal messages either may stand for the other
 */
public final class QueuePipeline<T> implements Pipeline<T> {

  /** How late a waiting thread may notice a close; short to a person, rare to a processor. */
  private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million; their places take memory from the
   *     start
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final int capacity;
  private final ArrayBlockingQueue<T> queue;
  private volatile boolean closed;

  @Inject
  public QueuePipeline(Settings settings) {
    this.capacity = settings.capacity();
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    do {
      requireOpen();
    } while (!queue.offer(message, SLICE_NANOS, NANOSECONDS));
    takeBackIfClosed(message);
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    requireOpen();
    boolean enqueued = queue.offer(message);
    if (enqueued) {
      takeBackIfClosed(message);
    }
    return enqueued;
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    requireNonNull(message, "message");
    requireNotInterrupted();
    requireOpen();
    if (!queue.offer(message) && !enqueueInSlices(message, NANOSECONDS.convert(timeout))) {
      return false;
    }
    takeBackIfClosed(message);
    return true;
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    while (true) {
      boolean ending = closed;
      T message = queue.poll(ending ? 0 : SLICE_NANOS, NANOSECONDS);
      if (message != null || ending) {
        return message;
      }
    }
  }

  @Override
  public @Nullable T poll() {
    return queue.poll();
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    requireNotInterrupted();
    boolean ending = closed;
    T message = queue.poll();
    return message != null || ending ? message : dequeueInSlices(NANOSECONDS.convert(timeout));
  }

  @Override
  public int drainTo(Collection<? super T> sink, int atMost) {
    return queue.drainTo(sink, atMost);
  }

  @Override
  public int size() {
    return queue.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public void close() {
    closed = true;
  }

  private boolean enqueueInSlices(T message, long timeoutNanos) throws InterruptedException {
    TimeLeft time = new TimeLeft(timeoutNanos);
    for (long left = timeoutNanos; left > 0; left = time.nanos()) {
      if (queue.offer(message, Math.min(left, SLICE_NANOS), NANOSECONDS)) {
        return true;
      }
      requireOpen();
    }
    return false;
  }

  private @Nullable T dequeueInSlices(long timeoutNanos) throws InterruptedException {
    TimeLeft time = new TimeLeft(timeoutNanos);
    for (long left = timeoutNanos; left > 0; left = time.nanos()) {
      boolean ending = closed;
      T message = queue.poll(ending ? 0 : Math.min(left, SLICE_NANOS), NANOSECONDS);
      if (message != null || ending) {
        return message;
      }
    }
    return null;
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private void takeBackIfClosed(T message) {
    if (closed && queue.remove(message)) {
      throw new ClosedPipelineException();
    }
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

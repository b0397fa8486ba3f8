package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.pipeline.waiting.Timeout;
import dev.millrace.pipeline.waiting.WakeUps;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer: an {@link ArrayBlockingQueue} with an end of the stream.
 *
 * <p>The queue hands messages over and waits; its lock is the <i>happens-before</i> edge from a put
 * to the take of its message. The volatile flag {@code closed} is added, with two rules:
 *
 * <ul>
 *   <li><i>A put checks before and after it enqueues.</i> If the pipeline was closed in between,
 *       the put removes its message and throws; if the message is gone, a take has it, and it is
 *       accepted. So every accepted message was enqueued before the close, or is taken.
 *   <li><i>A take checks before it dequeues.</i> If the pipeline is closed, every message enqueued
 *       before the close is visible to it, so it does not return the end while one is left.
 * </ul>
 *
 * <p>A thread that waits in the queue cannot be woken without a message or room. So a wait is cut
 * into slices, and the thread checks {@code closed} after each: it notices a close within one
 * slice. A message wakes its take at once, and room its put. A put or take that waits for less than
 * a slice is a single call of the queue, which acquires its lock once.
 *
 * @param <T> the type of the messages; equal messages are interchangeable
 */
public final class QueuePipeline<T> implements RemovingPipeline<T> {

  /** The delay in noticing a close, of a few threads: not felt, and cheap for a processor. */
  private static final Duration SLICE = Duration.ofMillis(10);

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million; memory for all of them is
   *     allocated at the start
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final int capacity;
  private final long sliceNanos;
  private final ArrayBlockingQueue<T> queue;
  private volatile boolean closed;

  /** Creates a pipeline on which at most some hundred threads wait. */
  public QueuePipeline(Settings settings) {
    this(settings, 1);
  }

  /** Creates the pipeline of a run: the more threads may wait, the longer is a slice. */
  @Inject
  public QueuePipeline(Settings settings, PipelineContext context) {
    this(settings, context.producers() + context.consumers());
  }

  private QueuePipeline(Settings settings, int threads) {
    this.capacity = settings.capacity();
    this.sliceNanos = WakeUps.pauseNanos(threads, SLICE);
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    do {
      checkOpen();
    } while (!queue.offer(message, sliceNanos, NANOSECONDS));
    removeIfClosed(message);
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    checkOpen();
    boolean enqueued = queue.offer(message);
    if (enqueued) {
      removeIfClosed(message);
    }
    return enqueued;
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    requireNonNull(message, "message");
    checkNotInterrupted();
    checkOpen();
    if (!queue.offer(message) && !enqueueInSlices(message, NANOSECONDS.convert(timeout))) {
      return false;
    }
    removeIfClosed(message);
    return true;
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    while (true) {
      boolean atEnd = closed;
      T message = queue.poll(atEnd ? 0 : sliceNanos, NANOSECONDS);
      if (message != null || atEnd) {
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
    checkNotInterrupted();
    boolean atEnd = closed;
    T message = queue.poll();
    return message != null || atEnd ? message : dequeueInSlices(NANOSECONDS.convert(timeout));
  }

  @Override
  public int drainTo(Collection<? super T> sink, int atMost) {
    return queue.drainTo(sink, atMost);
  }

  @Override
  public List<T> removeIf(Predicate<? super T> condition) {
    List<T> removed = new ArrayList<>();
    queue.removeIf(message -> condition.test(message) && removed.add(message));
    return removed;
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
    Timeout timeout = new Timeout(timeoutNanos);
    for (long left = timeoutNanos; left > 0; left = timeout.remainingNanos()) {
      if (queue.offer(message, Math.min(left, sliceNanos), NANOSECONDS)) {
        return true;
      }
      checkOpen();
    }
    return false;
  }

  private @Nullable T dequeueInSlices(long timeoutNanos) throws InterruptedException {
    Timeout timeout = new Timeout(timeoutNanos);
    for (long left = timeoutNanos; left > 0; left = timeout.remainingNanos()) {
      boolean atEnd = closed;
      T message = queue.poll(atEnd ? 0 : Math.min(left, sliceNanos), NANOSECONDS);
      if (message != null || atEnd) {
        return message;
      }
    }
    return null;
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  private void removeIfClosed(T message) {
    if (closed && queue.remove(message)) {
      throw new ClosedPipelineException();
    }
  }

  private static void checkNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

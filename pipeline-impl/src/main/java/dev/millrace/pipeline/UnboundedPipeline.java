package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A first-in first-out buffer without a limit: a {@link LinkedTransferQueue} with an end of the
 * stream.
 *
 * <p>The queue hands messages over and waits; it is the <i>happens-before</i> edge from a put to
 * the take of its message. The volatile flag {@code closed} and the mark END are added; the first
 * close enqueues END like a message:
 *
 * <ul>
 *   <li><i>Every waiting thread wakes.</i> A take that dequeues END enqueues it again for the next
 *       take, so it circulates until no take waits. A put never waits.
 *   <li><i>The end comes after the last message.</i> A put checks {@code closed} before and after
 *       it enqueues. If the pipeline is still open afterwards, its message is enqueued before END,
 *       and is dequeued before it.
 *   <li><i>Nothing is accepted after close.</i> A put that finds the pipeline closed afterwards
 *       removes its message and throws; if the message is gone, a take has it, and it is accepted.
 * </ul>
 *
 * <p>The number of messages is counted separately, since the queue would have to be traversed. It
 * is not used for any decision.
 *
 * @param <T> the type of the messages; equal messages are interchangeable
 */
public final class UnboundedPipeline<T> implements Pipeline<T> {

  private static final Logger LOG = LoggerFactory.getLogger(UnboundedPipeline.class);

  /** Marks the end of the stream. */
  private static final Object END = new Object();

  private final LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();
  private final LongAdder count = new LongAdder();
  private volatile boolean closed;

  @Inject
  public UnboundedPipeline() {
    LOG.warn(
        "The pipeline is unbounded: if consumers do not keep up, it grows until memory runs out.");
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    checkNotInterrupted();
    offer(message);
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    if (closed) {
      throw new ClosedPipelineException();
    }
    count.increment();
    queue.put(message);
    if (closed && queue.remove(message)) {
      count.decrement();
      throw new ClosedPipelineException();
    }
    return true;
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    put(message);
    return true;
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    checkNotInterrupted();
    return messageOf(queue.take());
  }

  @Override
  public @Nullable T poll() {
    return messageOf(queue.poll());
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    checkNotInterrupted();
    return messageOf(queue.poll(NANOSECONDS.convert(timeout), NANOSECONDS));
  }

  @Override
  public int drainTo(Collection<? super T> sink, int atMost) {
    List<Object> drained = new ArrayList<>();
    queue.drainTo(drained, atMost);
    int taken = 0;
    for (Object content : drained) {
      T message = messageOf(content);
      if (message != null) {
        sink.add(message);
        taken++;
      }
    }
    return taken;
  }

  @Override
  public int size() {
    return (int) Math.max(0, Math.min(count.sum(), Integer.MAX_VALUE));
  }

  @Override
  public int capacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      queue.put(END);
    }
  }

  /** Returns a dequeued message; returns null for null and for END, which is enqueued again. */
  private @Nullable T messageOf(@Nullable Object content) {
    if (content == END) {
      queue.put(END);
      return null;
    }
    if (content != null) {
      count.decrement();
    }
    @SuppressWarnings("unchecked") // the queue contains only END and messages
    T message = (T) content;
    return message;
  }

  private static void checkNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

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
 * A first-in first-out buffer that nothing limits but the memory of the machine: {@link
 * LinkedTransferQueue} with an end of the stream.
 *
 * <p>The queue hands over and waits; it is the <i>happens-before</i> edge from a put to the take of
 * its message. Added are the volatile flag {@code closed} and a mark END, which the first close
 * puts into the queue as if it were a message:
 *
 * <ul>
 *   <li><i>Every waiting thread wakes.</i> Who takes END puts it back for the next one and tells
 *       the end. There is always room for it, so it goes round until nobody waits. No put waits.
 *   <li><i>The end is told after the last message.</i> A put looks at {@code closed} before and
 *       after it enqueues. If it is open afterwards, its message is in the queue before END, and is
 *       dequeued before it.
 *   <li><i>Nothing is accepted after close.</i> A put that finds it closed afterwards takes its
 *       message back out and throws; if the message is no longer there, somebody has taken it, and
 *       it was accepted.
 * </ul>
 *
 * <p>What is inside is counted beside the queue, which would have to walk through itself for that;
 * the count is never read to decide anything.
 *
 * @param <T> what is handed over; of two equal messages either may stand for the other
 */
public final class UnboundedPipeline<T> implements Pipeline<T> {

  private static final Logger log = LoggerFactory.getLogger(UnboundedPipeline.class);

  /** What is in the queue after the last message: the end of the stream. */
  private static final Object END = new Object();

  private final LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();
  private final LongAdder inside = new LongAdder();
  private volatile boolean closed;

  @Inject
  public UnboundedPipeline() {
    log.warn(
        "the pipeline is unbounded: if consumers do not keep up, it grows until memory runs out");
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    requireNotInterrupted();
    offer(message);
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    if (closed) {
      throw new ClosedPipelineException();
    }
    inside.increment();
    queue.put(message);
    if (closed && queue.remove(message)) {
      inside.decrement();
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
    requireNotInterrupted();
    return messageOf(queue.take());
  }

  @Override
  public @Nullable T poll() {
    return messageOf(queue.poll());
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    requireNotInterrupted();
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
    return (int) Math.max(0, Math.min(inside.sum(), Integer.MAX_VALUE));
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

  /** What was dequeued; null for nothing, and for END, which is put back for the next taker. */
  private @Nullable T messageOf(@Nullable Object content) {
    if (content == END) {
      queue.put(END);
      return null;
    }
    if (content != null) {
      inside.decrement();
    }
    @SuppressWarnings("unchecked") // only END and messages are ever put
    T message = (T) content;
    return message;
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}

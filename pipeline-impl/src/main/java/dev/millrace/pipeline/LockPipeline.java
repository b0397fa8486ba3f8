package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import dev.millrace.api.steps.WaitStrategy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A single slot guarded by two locks: a producer lock and a consumer lock, which starts held.
 *
 * <p>A put acquires the producer lock, stores its message and releases the consumer lock. A take
 * acquires the consumer lock, copies the message out <b>before</b> it releases the producer lock,
 * and returns the copy. Each lock is acquired by one thread and released by another, so the locks
 * are binary semaphores; a lock that is owned by a thread could not be used.
 *
 * <p>Memory: the release of the consumer lock <i>happens-before</i> the acquire by the take, so a
 * consumer sees the message as it was put. The release of the producer lock <i>happens-before</i>
 * the acquire by the next put, so no message is overwritten before it is copied.
 *
 * <p>End of stream: the first thread that finds the pipeline closed and the slot empty (the closing
 * thread, or the take of the last message) places END in the slot and releases the consumer lock.
 * END is never removed: a take that finds it releases the consumer lock for the next take. Close
 * also releases the producer lock: a put that finds the pipeline closed releases it for the next
 * put. So close never waits, and every waiting thread wakes. The proof is in {@code docs/lock.md}.
 *
 * @param <T> the type of the messages
 */
public final class LockPipeline<T> implements Pipeline<T> {

  /**
   * The settings.
   *
   * @param waiting how a thread waits for a lock
   */
  public record Settings(@Named("wait") LockWait waiting) {}

  /** Marks the end of the stream. */
  private static final Object END = new Object();

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;

  /** Contains a message, or END, or null if the slot is empty. */
  private final AtomicReference<@Nullable Object> slot = new AtomicReference<>();

  private volatile boolean closed;

  /** Creates a pipeline whose waiting threads park. */
  public LockPipeline(Optional<StepListener> listener) {
    this(WaitStrategy.PARK, listener);
  }

  /**
   * Creates a pipeline from its settings.
   *
   * @param listener is notified of each step taken on the two locks
   * @throws IllegalArgumentException if threads would spin that outnumber the processors
   */
  @Inject
  public LockPipeline(Settings settings, PipelineContext context, Optional<StepListener> listener) {
    this(
        settings.waiting().strategy(context, Runtime.getRuntime().availableProcessors()), listener);
  }

  LockPipeline(WaitStrategy waitStrategy, Optional<StepListener> listener) {
    producerLock = new TracedSemaphore("producer lock", 1, listener, waitStrategy);
    consumerLock = new TracedSemaphore("consumer lock", 0, listener, waitStrategy);
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    producerLock.acquire();
    storeAndReleaseConsumerLock(message);
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    consumerLock.acquire();
    return copyOutAndReleaseProducerLock();
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    return storeIf(producerLock.tryAcquire(), message);
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    requireNonNull(message, "message");
    return storeIf(producerLock.tryAcquire(timeout), message);
  }

  @Override
  public @Nullable T poll() {
    return consumerLock.tryAcquire() ? copyOutAndReleaseProducerLock() : null;
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    return consumerLock.tryAcquire(timeout) ? copyOutAndReleaseProducerLock() : null;
  }

  @Override
  public int size() {
    Object content = slot.get();
    return content == null || content == END ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {
    closed = true;
    producerLock.release();
    placeEndIfClosedAndEmpty();
  }

  /** Completes a put; the caller holds the producer lock. */
  private void storeAndReleaseConsumerLock(T message) {
    if (closed || !slot.compareAndSet(null, message)) { // fails only if END is there
      producerLock.release();
      throw new ClosedPipelineException();
    }
    consumerLock.release();
  }

  /** Completes a take; the caller holds the consumer lock. */
  private @Nullable T copyOutAndReleaseProducerLock() {
    Object copy = requireNonNull(slot.get());
    if (copy == END) {
      consumerLock.release();
      return null;
    }
    slot.set(null);
    producerLock.release();
    placeEndIfClosedAndEmpty();
    @SuppressWarnings("unchecked") // the slot contains only END and messages
    T message = (T) copy;
    return message;
  }

  private boolean storeIf(boolean acquired, T message) {
    if (acquired) {
      storeAndReleaseConsumerLock(message);
    } else if (closed) {
      throw new ClosedPipelineException();
    }
    return acquired;
  }

  private void placeEndIfClosedAndEmpty() {
    if (closed && slot.compareAndSet(null, END)) {
      consumerLock.release();
    }
  }
}

package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A single slot between two semaphores. Correct; subclasses override the method in which a mistake
 * is planted.
 *
 * <p>The slot and the flag are volatile; a release of a semaphore <i>happens-before</i> the acquire
 * that it allows.
 */
class Slot implements Pipeline<Message> {

  static final Message END = new Message("end", 0, 0, "end");

  final TracedSemaphore producerLock;
  final TracedSemaphore consumerLock;
  final AtomicReference<@Nullable Message> slot = new AtomicReference<>();
  volatile boolean closed;

  Slot(Optional<StepListener> listener) {
    producerLock = new TracedSemaphore("producer lock", 1, listener);
    consumerLock = new TracedSemaphore("consumer lock", 0, listener);
  }

  /** Stores a message; requires the producer lock. */
  void store(Message message) {
    if (closed || !tryStore(message)) {
      producerLock.release();
      throw new ClosedPipelineException();
    }
    consumerLock.release();
  }

  boolean tryStore(Message message) {
    return slot.compareAndSet(null, message);
  }

  /** Takes the message out; requires the consumer lock. */
  @Nullable Message copyOut() {
    Message message = requireNonNull(slot.get());
    if (message == END) {
      propagateEnd();
      return null;
    }
    slot.set(null);
    producerLock.release();
    placeEndIfClosed();
    return message;
  }

  void propagateEnd() {
    consumerLock.release();
  }

  final void placeEndIfClosed() {
    if (closed && slot.compareAndSet(null, END)) {
      consumerLock.release();
    }
  }

  @Override
  public void put(Message message) throws InterruptedException {
    requireNonNull(message);
    producerLock.acquire();
    store(message);
  }

  @Override
  public boolean offer(Message message) {
    requireNonNull(message);
    return storeIf(producerLock.tryAcquire(), message);
  }

  @Override
  public boolean offer(Message message, Duration timeout) throws InterruptedException {
    requireNonNull(message);
    return storeIf(producerLock.tryAcquire(timeout), message);
  }

  boolean storeIf(boolean acquired, Message message) {
    if (acquired) {
      store(message);
    } else if (closed) {
      throw new ClosedPipelineException();
    }
    return acquired;
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    consumerLock.acquire();
    return copyOut();
  }

  @Override
  public @Nullable Message poll() {
    return consumerLock.tryAcquire() ? copyOut() : null;
  }

  @Override
  public @Nullable Message poll(Duration timeout) throws InterruptedException {
    return consumerLock.tryAcquire(timeout) ? copyOut() : null;
  }

  @Override
  public int size() {
    Message message = slot.get();
    return message == null || message == END ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {
    closed = true;
    placeEndIfClosed();
    producerLock.release();
  }
}

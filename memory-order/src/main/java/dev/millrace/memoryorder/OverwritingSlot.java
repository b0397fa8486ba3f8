package dev.millrace.memoryorder;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The slot of {@code lock} with one mistake: put replaces the content of the slot, and checks it
 * afterwards. If close runs between the check of {@code closed} and the store, END is lost, and the
 * rejected message stays in the slot.
 */
final class OverwritingSlot<T> extends TwoThreadSlot<T> {

  private static final Object END = new Object();

  private final Semaphore producerLock = new Semaphore(1);
  private final Semaphore consumerLock = new Semaphore(0);
  private final AtomicReference<@Nullable Object> slot = new AtomicReference<>();
  private volatile boolean closed;

  @Override
  public boolean offer(T message) {
    if (!producerLock.tryAcquire()) {
      return false;
    }
    if (closed || slot.getAndSet(message) != null) { // planted: should be compareAndSet
      producerLock.release();
      throw new ClosedPipelineException();
    }
    consumerLock.release();
    return true;
  }

  @Override
  public @Nullable T poll() {
    if (!consumerLock.tryAcquire()) {
      return null;
    }
    Object content = requireNonNull(slot.get());
    if (content == END) {
      consumerLock.release();
      return null;
    }
    slot.set(null);
    producerLock.release();
    placeEndIfClosed();
    @SuppressWarnings("unchecked") // only END and messages are ever stored
    T message = (T) content;
    return message;
  }

  @Override
  public void close() {
    closed = true;
    placeEndIfClosed();
    producerLock.release();
  }

  private void placeEndIfClosed() {
    if (closed && slot.compareAndSet(null, END)) {
      consumerLock.release();
    }
  }
}

package com.example.broken;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two locks, with semaphores.
 *
 * <p>The mistake: a take releases the producer lock first and reads the slot afterwards. After the
 * release the next producer may overwrite the slot. The message has to be copied out before the
 * release, and the copy returned.
 */
public final class ReadAfterRelease extends OnePlace {

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private volatile @Nullable Message slot;
  private volatile boolean full;
  private volatile boolean closed;

  @Inject
  public ReadAfterRelease(Optional<StepListener> listener) {
    producerLock = new TracedSemaphore("producer lock", 1, listener);
    consumerLock = new TracedSemaphore("consumer lock", 0, listener);
  }

  @Override
  public void put(Message message) throws InterruptedException {
    producerLock.acquire();
    store(message);
  }

  @Override
  public boolean offer(Message message) {
    if (!producerLock.tryAcquire()) {
      return false;
    }
    store(message);
    return true;
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    consumerLock.acquire();
    return fetch();
  }

  @Override
  public @Nullable Message poll() {
    return consumerLock.tryAcquire() ? fetch() : null;
  }

  private void store(Message message) {
    if (closed) {
      producerLock.release();
      endIfClosed();
      throw new ClosedPipelineException();
    }
    slot = message;
    full = true;
    consumerLock.release();
  }

  private @Nullable Message fetch() {
    if (!full) {
      return end();
    }
    full = false;
    producerLock.release();
    endIfClosed();
    return slot;
  }

  @Override
  public int size() {
    return full ? 1 : 0;
  }

  @Override
  public void close() {
    closed = true;
    endIfClosed();
  }

  /** After close, admits the consumers to the empty slot, which means the end of the stream. */
  private void endIfClosed() {
    if (closed && producerLock.tryAcquire()) {
      consumerLock.release();
    }
  }

  /** Returns the end of the stream and wakes the next waiting thread of each side. */
  private @Nullable Message end() {
    producerLock.release();
    consumerLock.release();
    return null;
  }
}

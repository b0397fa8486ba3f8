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
 * <p>The mistake: each side releases the lock that it has acquired, as one is used to. But these
 * two locks do not keep others out for a while; they hand the turn over. A put has to release the
 * <i>consumer</i> lock and a take the <i>producer</i> lock. Here producers give the turn to each
 * other and overwrite what no consumer was let in to fetch.
 */
public final class OwnLock extends OnePlace {

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private volatile @Nullable Message slot;
  private volatile boolean closed;

  @Inject
  public OwnLock(Optional<StepListener> listener) {
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
    producerLock.release();
  }

  private @Nullable Message fetch() {
    Message message = slot;
    if (message == null) {
      return end();
    }
    slot = null;
    consumerLock.release();
    endIfClosed();
    return message;
  }

  @Override
  public int size() {
    return slot == null ? 0 : 1;
  }

  @Override
  public void close() {
    closed = true;
    endIfClosed();
  }

  /** Once the slot is empty, the turn goes to the consumers, who find nothing: the end. */
  private void endIfClosed() {
    if (closed && producerLock.tryAcquire()) {
      consumerLock.release();
    }
  }

  /** Passes the end on to whoever waits. */
  private @Nullable Message end() {
    producerLock.release();
    consumerLock.release();
    return null;
  }
}

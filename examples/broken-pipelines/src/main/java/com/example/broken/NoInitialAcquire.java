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
 * <p>The mistake: the consumer lock has to start held, as though somebody had acquired it before
 * the first message. Here both locks start free, so a consumer comes in before there is a message
 * and takes what happens to be in the slot. A semaphore does not mind, and nothing complains.
 */
public final class NoInitialAcquire extends OnePlace {

  /** What is in the slot when nothing is: so that it is never null. */
  private static final Message EMPTY = new Message("nobody", 0, 0, "empty");

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private volatile Message slot = EMPTY;
  private volatile boolean closed;

  @Inject
  public NoInitialAcquire(Optional<StepListener> listener) {
    producerLock = new TracedSemaphore("producer lock", 1, listener);
    consumerLock = new TracedSemaphore("consumer lock", 1, listener);
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
    consumerLock.release();
  }

  private @Nullable Message fetch() {
    Message message = slot;
    if (message == EMPTY && closed) {
      return end();
    }
    slot = EMPTY;
    producerLock.release();
    endIfClosed();
    return message;
  }

  @Override
  public int size() {
    return slot == EMPTY ? 0 : 1;
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

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
 * <p>The mistake: the consumer lock has to start held, as if it had been acquired before the first
 * message. Here both locks start free, so a consumer enters before there is a message and takes the
 * content of the empty slot. The semaphores allow it, and no exception is thrown.
 */
public final class NoInitialAcquire extends OnePlace {

  /** The content of the empty slot, so that it is never null. */
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

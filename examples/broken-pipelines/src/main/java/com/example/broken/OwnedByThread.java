package com.example.broken;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedReentrantLock;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two locks, with {@code ReentrantLock}.
 *
 * <p>The mistake: a ReentrantLock is owned by the thread that acquired it, and no other thread can
 * release it. In this hand-off one thread acquires and another one releases, which requires a lock
 * without an owner: a semaphore.
 */
public final class OwnedByThread extends OnePlace {

  private final TracedReentrantLock producerLock;
  private final TracedReentrantLock consumerLock;
  private volatile @Nullable Message slot;
  private volatile boolean closed;

  @Inject
  public OwnedByThread(Optional<StepListener> listener) {
    producerLock = new TracedReentrantLock("producer lock", listener);
    consumerLock = new TracedReentrantLock("consumer lock", listener);
    consumerLock.tryAcquire(); // starts held: there is no message yet
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
    if (message == null) {
      return end();
    }
    slot = null;
    producerLock.release();
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

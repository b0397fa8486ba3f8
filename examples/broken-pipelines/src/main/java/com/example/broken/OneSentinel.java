package com.example.broken;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The two locks, with semaphores, around a queue; the end is a sentinel that is put last.
 *
 * <p>The mistake: there is one sentinel, and the consumer that takes it removes it. With one
 * consumer this is correct; with several, all others wait for ever. A consumer that takes the
 * sentinel has to put it back for the next one.
 */
public final class OneSentinel extends OnePlace {

  private static final Message END = new Message("end", 0, 0, "end");

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private final Queue<Message> queue = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  @Inject
  public OneSentinel(Optional<StepListener> listener) {
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
      throw new ClosedPipelineException();
    }
    queue.add(message);
    consumerLock.release();
  }

  private @Nullable Message fetch() {
    Message message = queue.remove();
    if (message == END) {
      return null;
    }
    producerLock.release();
    return message;
  }

  @Override
  public int size() {
    return closed ? Math.max(0, queue.size() - 1) : queue.size();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue.add(END); // the end needs no room
      producerLock.release();
      consumerLock.release();
    }
  }
}

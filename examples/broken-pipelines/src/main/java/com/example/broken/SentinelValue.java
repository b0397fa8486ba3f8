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
 * The two locks, with semaphores, around a queue; the end is the number -1, which is put last.
 *
 * <p>The mistake: a producer may put -1, too. Then the consumer mistakes a message for the end: it
 * is lost, and so are all later ones. A sentinel has to be an object that no producer can put,
 * recognised by identity.
 */
public final class SentinelValue extends OnePlace {

  private static final Integer END = -1;

  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private final Queue<Message> queue = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  @Inject
  public SentinelValue(Optional<StepListener> listener) {
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
    if (message.body().equals(END)) {
      queue.add(message); // for the next consumer
      consumerLock.release();
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
      queue.add(new Message("end", 0, 0, END)); // the end needs no room
      producerLock.release();
      consumerLock.release();
    }
  }
}

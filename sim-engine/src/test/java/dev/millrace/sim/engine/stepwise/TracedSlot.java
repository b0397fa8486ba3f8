package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A pipeline of one place that traces its steps, right or with a mistake. */
final class TracedSlot implements Pipeline<Message> {

  /** The mistakes. */
  enum Mistake {
    NONE,
    /** Forgets, when it is closed, that there is something left. */
    FORGETS_THE_LAST,
    /** Tells one consumer the end, and not those after it. */
    CLOSE_WAKES_ONE,
    /** Lets in a producer too many. */
    TWO_PERMITS,
    /** Tells the end although there is something left. */
    END_BEFORE_THE_LAST
  }

  private final Mistake mistake;
  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private final Queue<Message> content = new ArrayDeque<>();
  private boolean closed;

  TracedSlot(Mistake mistake, StepListener listener) {
    this.mistake = mistake;
    int permits = mistake == Mistake.TWO_PERMITS ? 2 : 1;
    producerLock = new TracedSemaphore("producer lock", permits, Optional.of(listener));
    consumerLock = new TracedSemaphore("consumer lock", 0, Optional.of(listener));
  }

  @Override
  public void put(Message message) throws InterruptedException {
    producerLock.acquire();
    store(message);
  }

  @Override
  public boolean offer(Message message) {
    return producerLock.tryAcquire() && store(message);
  }

  @Override
  public boolean offer(Message message, Duration timeout) throws InterruptedException {
    return producerLock.tryAcquire(timeout) && store(message);
  }

  private boolean store(Message message) {
    content.add(message);
    consumerLock.release();
    return true;
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    consumerLock.acquire();
    if (closed && mistake == Mistake.END_BEFORE_THE_LAST) {
      consumerLock.release();
      return null;
    }
    return fetch();
  }

  @Override
  public @Nullable Message poll() {
    return consumerLock.tryAcquire() ? fetch() : null;
  }

  @Override
  public @Nullable Message poll(Duration timeout) throws InterruptedException {
    return consumerLock.tryAcquire(timeout) ? fetch() : null;
  }

  private @Nullable Message fetch() {
    if (closed && (content.isEmpty() || mistake == Mistake.FORGETS_THE_LAST)) {
      if (mistake != Mistake.CLOSE_WAKES_ONE) {
        consumerLock.release();
      }
      return null;
    }
    Message message = content.remove();
    producerLock.release();
    return message;
  }

  @Override
  public int size() {
    return content.size();
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {
    closed = true;
    consumerLock.release();
  }
}

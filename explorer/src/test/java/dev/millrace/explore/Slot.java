package dev.millrace.explore;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedSemaphore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slot guarded by two semaphores: correct, or with one of the usual errors. */
class Slot {

  /** The planted errors. */
  enum Mistake {
    NONE,
    READ_AFTER_RELEASE,
    NO_INITIAL_ACQUIRE,
    RELEASE_OWN_LOCK
  }

  private final Mistake mistake;
  private final TracedSemaphore producerLock;
  private final TracedSemaphore consumerLock;
  private @Nullable Integer content;

  Slot(Mistake mistake, StepListener listener) {
    this.mistake = mistake;
    producerLock = new TracedSemaphore("producer lock", 1, Optional.of(listener));
    consumerLock =
        new TracedSemaphore(
            "consumer lock", mistake == Mistake.NO_INITIAL_ACQUIRE ? 1 : 0, Optional.of(listener));
  }

  void put(int message) throws InterruptedException {
    producerLock.acquire();
    content = message;
    (mistake == Mistake.RELEASE_OWN_LOCK ? producerLock : consumerLock).release();
  }

  @Nullable Integer take() throws InterruptedException {
    consumerLock.acquire();
    if (mistake == Mistake.READ_AFTER_RELEASE) {
      producerLock.release();
      return content;
    }
    Integer message = mistake == Mistake.NO_INITIAL_ACQUIRE ? content : requireNonNull(content);
    producerLock.release();
    return message;
  }
}

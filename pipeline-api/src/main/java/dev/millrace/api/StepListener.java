package dev.millrace.api;

/**
 * Receives the steps that a pipeline takes on its locks, as they happen, on the thread that takes
 * them.
 *
 * <p>A pipeline that traces its steps declares an {@code Optional<StepListener>} in its constructor
 * and passes it to its {@linkplain dev.millrace.api.steps.TracedLock traced locks}. A listener is
 * called by many threads at once and must be thread-safe; the calling thread has the worker's name.
 *
 * <p>A listener may throw. While a lock is being acquired the exception ends the pipeline's call:
 * nothing is handed over and no lock is held. While a lock is being released the exception is
 * logged, and the hand-over is completed.
 *
 * <p>A listener may block, and so control the order of steps: it lets a thread that is {@linkplain
 * Step#ABOUT_TO_ACQUIRE about to acquire} continue when the lock {@linkplain Lock#isFreeFor is
 * free}. For exact control a pipeline must report every step whose outcome depends on other
 * threads, and must wait in traced locks only.
 */
public interface StepListener {

  /** Is called before or after a step, as {@link Step} says. */
  void onStep(Step step, Lock lock);

  /**
   * Returns the real time to wait for a timed attempt of {@code nanos} nanoseconds. Called after
   * {@link Step#ABOUT_TO_WAIT}, on the same thread. A listener that controls the order of steps
   * returns 0: the attempt then times out if the lock is not free at that step.
   */
  default long nanosToWait(long nanos) {
    return nanos;
  }

  /** A lock on which steps are taken. Thread-safe. */
  interface Lock {

    /** Returns the name, such as {@code producer lock}. */
    String name();

    /**
     * Returns whether the thread would acquire the lock now without waiting. Exact if no other
     * thread is using the lock, otherwise a recent value.
     */
    boolean isFreeFor(Thread thread);
  }

  /** A step of the thread that acquires or releases a lock. */
  enum Step {
    /** The thread will wait until it has the lock or is interrupted. */
    ABOUT_TO_ACQUIRE("about to acquire"),
    /** The thread will acquire the lock if it is free, without waiting. */
    ABOUT_TO_TRY("about to try"),
    /** The thread will wait until it has the lock, is interrupted or times out. */
    ABOUT_TO_WAIT("about to wait a while for"),
    /** The thread has acquired the lock; follows each of the three above if it succeeds. */
    ACQUIRED("have"),
    /** The thread will release the lock. */
    ABOUT_TO_RELEASE("about to release"),
    /** The thread has released the lock. */
    RELEASED("released");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    /** Returns the step in words, to be followed by the lock's name. */
    @Override
    public String toString() {
      return words;
    }
  }
}

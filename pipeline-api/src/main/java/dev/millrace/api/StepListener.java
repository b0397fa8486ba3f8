package dev.millrace.api;

/**
 * One who is told each step that a pipeline takes on its locks, on the thread that takes it, as it
 * happens.
 *
 * <p>A pipeline that traces its steps asks for an {@code Optional<StepListener>} in its constructor
 * and keeps a field that is null when nobody listens. Called by many threads at once, so a listener
 * is thread-safe; the calling thread bears the worker's name. It may block or throw: the pipeline
 * lets the exception pass, with nothing handed over and no lock held; once the hand-over can no
 * longer be called off, the exception is logged instead.
 *
 * <p>A listener that blocks decides who goes on, and so in which order the threads take their
 * steps: it lets a thread that is {@linkplain Step#ABOUT_TO_ACQUIRE about to acquire} go on when
 * the lock {@linkplain Lock#isFreeFor is free}. For this to be exact, a pipeline tells every step
 * before which it matters what other threads did, and waits for other threads nowhere but in its
 * traced locks.
 */
public interface StepListener {

  /** A step is about to be taken, or has been. */
  void onStep(Step step, Lock lock);

  /**
   * How long an attempt that may wait {@code nanos} nanoseconds for its lock is to wait really;
   * asked on the thread that was just told {@link Step#ABOUT_TO_WAIT}. A listener that decides in
   * which order steps are taken answers 0: that the time ran out, or did not, was its decision.
   */
  default long nanosToWait(long nanos) {
    return nanos;
  }

  /** A lock on which steps are taken. Thread-safe. */
  interface Lock {

    /** Its name, such as {@code producer lock}. */
    String name();

    /**
     * Whether this thread would get the lock now without waiting. It is a recent answer, and exact
     * when no thread is at work on the lock.
     */
    boolean isFreeFor(Thread thread);
  }

  /** A moment in the life of a lock, as seen by the thread that acquires or releases it. */
  enum Step {
    /** The thread is going to wait until it has the lock, or is interrupted. */
    ABOUT_TO_ACQUIRE("about to acquire"),
    /** The thread takes the lock if it is free, and never waits. */
    ABOUT_TO_TRY("about to try"),
    /** The thread is going to wait for the lock, but not longer than a time. */
    ABOUT_TO_WAIT("about to wait a while for"),
    /** The thread has the lock; follows each of the three above that succeeds. */
    ACQUIRED("have"),
    ABOUT_TO_RELEASE("about to release"),
    RELEASED("released");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    /** The step in words, to be followed by the lock's name. */
    @Override
    public String toString() {
      return words;
    }
  }
}

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
 */
public interface StepListener {

  /**
   * A step is about to be taken, or has been.
   *
   * @param lock the lock's name, such as {@code producer lock}
   */
  void onStep(Step step, String lock);

  /** A moment in the life of a lock, as seen by the thread that acquires or releases it. */
  enum Step {
    ABOUT_TO_ACQUIRE("about to acquire"),
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

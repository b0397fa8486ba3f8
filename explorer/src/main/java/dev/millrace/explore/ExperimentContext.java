package dev.millrace.explore;

import dev.millrace.api.StepListener;

/**
 * The context in which an experiment is prepared and executed: provides the listener that schedules
 * the actors' steps, and records their notes.
 *
 * <p>{@link #actor} and {@link #check} are called while the experiment is prepared, the other
 * methods at any time and by any thread. Threads that are not actors are neither scheduled nor
 * recorded.
 */
public interface ExperimentContext {

  /** Returns the listener for the objects whose steps are to be scheduled. */
  StepListener listener();

  /**
   * Adds an actor; the first is a in a schedule, the second b.
   *
   * @param name its name, also of its thread
   * @throws IllegalArgumentException if there is an actor of this name, or there are 52
   */
  void actor(String name, Experiment.Body body);

  /** Sets the check; the default requires that all actors end. */
  void check(Experiment.Check check);

  /** Records a note of the calling actor in the trace, such as {@code took #1}. */
  void note(String what);

  /**
   * Lets other actors run before the calling one continues.
   *
   * @param why the text in the trace, such as {@code sleeps for 3 ms}
   */
  void pause(String why);

  /**
   * Interrupts an actor, without effect if it has ended. It wakes from its wait when it is next
   * scheduled.
   *
   * @throws IllegalArgumentException if there is no such actor
   */
  void interrupt(String actor);
}

package dev.millrace.explore;

import dev.millrace.api.StepListener;

/**
 * The context in which an experiment is prepared and its actors run: provides the listener that
 * schedules their steps, and records their notes.
 *
 * <p>{@link #actor} and {@link #verify} are called while the experiment is prepared, the other
 * methods at any time and by any thread. Calls by threads that are not actors are neither scheduled
 * nor recorded.
 */
public interface ExperimentContext {

  /** Returns the listener to pass to every object whose steps are to be scheduled. */
  StepListener listener();

  /**
   * Adds an actor; the first has the letter a in a schedule, the second b.
   *
   * @param name the name of the actor and its thread
   * @throws IllegalArgumentException if the name is taken, or there are already 52 actors
   */
  void actor(String name, Experiment.Body body);

  /** Sets the verifier. By default an execution passes if all actors ended. */
  void verify(Experiment.Verifier verifier);

  /** Records a note of the calling actor in the trace, such as {@code took #1}. */
  void note(String what);

  /**
   * Lets other actors run before the calling actor continues.
   *
   * @param why the text in the trace, such as {@code sleeps for 3 ms}
   */
  void pause(String why);

  /**
   * Interrupts an actor; has no effect if it has ended. An actor that waits is woken when it is
   * scheduled next.
   *
   * @throws IllegalArgumentException if there is no such actor
   */
  void interrupt(String actor);
}

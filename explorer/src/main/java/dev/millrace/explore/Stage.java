package dev.millrace.explore;

import dev.millrace.api.StepListener;

/**
 * Where an experiment is prepared and its actors act: gives the listener by which their steps are
 * scheduled, and takes their notes.
 *
 * <p>{@link #actor} and {@link #judge} are called while the experiment is prepared, the other
 * methods at any time and by any thread; what a thread does that is no actor is neither scheduled
 * nor written down.
 */
public interface Stage {

  /** The listener that everything has to be built with whose steps are to be scheduled. */
  StepListener listener();

  /**
   * Names an actor; the first is a in a schedule, the second b.
   *
   * @param name its name, which its thread bears
   * @throws IllegalArgumentException if there is one of this name, or there are 52 already
   */
  void actor(String name, Experiment.Body body);

  /** Says who judges; as long as nobody is named, a run is right if all actors ended. */
  void judge(Experiment.Judge judge);

  /** Writes something into the trace that the calling actor did, such as {@code took #1}. */
  void note(String what);

  /**
   * Lets others go on before the calling actor does.
   *
   * @param why what the trace says, such as {@code sleeps for 3 ms}
   */
  void pause(String why);

  /**
   * Interrupts an actor; nothing happens if it has ended. It wakes from what it waits for as soon
   * as it is scheduled.
   *
   * @throws IllegalArgumentException if there is no such actor
   */
  void interrupt(String actor);
}

package dev.millrace.sim.engine.worker;

/** The work of one worker, run by one thread. */
public interface WorkerLoop {

  /**
   * Handles one message or batch.
   *
   * @return whether there may be more
   * @throws Exception if the run has failed
   */
  boolean runOnce() throws Exception;

  /** Completes the measurements; called once, after the last message, by the same thread. */
  default void finish() {}

  /**
   * Describes what the worker is doing. Called by any thread.
   *
   * @param holdsMessage whether the worker holds a message, whose name follows the description
   */
  String activity(boolean holdsMessage);

  /** Lets components declare their figures; called once, before the first message. */
  default void begin() {}

  /** Handles messages until there are no more or the worker is stopped. */
  default void run() throws Exception {
    begin();
    try {
      while (runOnce()) {
        // the next message
      }
    } finally {
      finish();
    }
  }
}

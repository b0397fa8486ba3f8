package dev.millrace.sim.engine;

/**
 * One that plays a simulation to its end, by real threads or in virtual time; for one run.
 *
 * <p>{@link #stop} and {@link #abort} may be called from any thread at any time.
 */
public interface Engine {

  /**
   * Runs to the end.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits; the workers
   *     are told to end
   */
  RunResult run() throws InterruptedException;

  /** Asks the run to end in good order: no more messages, and what is there is drained. */
  void stop();

  /** Asks the run to end at once; what is not done is abandoned. */
  void abort();
}

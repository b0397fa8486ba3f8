package dev.millrace.sim.engine;

/**
 * Runs a simulation once, on real threads or in virtual time.
 *
 * <p>{@link #stop} and {@link #abort} may be called from any thread at any time.
 */
public interface Engine {

  /**
   * Runs the simulation to its end and returns the result.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits; the workers
   *     are then stopped
   */
  RunResult run() throws InterruptedException;

  /** Requests an orderly end: producers stop, and consumers drain the pipeline. */
  void stop();

  /** Requests an immediate end; messages that are not done are abandoned. */
  void abort();
}

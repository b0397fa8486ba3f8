package dev.millrace.sim.engine;

/**
 * The settings for runs in real time alone.
 *
 * @param threads the kind of the workers' threads
 * @param pacing the way in which producers wait for due times
 * @param measure the messages whose times are measured
 */
public record RealTimeSettings(Threads threads, Pacing pacing, Measure measure) {

  /** The defaults. */
  public static final RealTimeSettings USUAL =
      new RealTimeSettings(Threads.PLATFORM, Pacing.PARK, Measure.AUTO);
}

package dev.millrace.sim.engine;

/**
 * What concerns runs in real time alone.
 *
 * @param threads what workers run on
 * @param pacing how producers wait for due times
 * @param measure of which messages the times are taken
 */
public record RealTimeSettings(Threads threads, Pacing pacing, Measure measure) {

  /** What a scenario has that does not choose. */
  public static final RealTimeSettings USUAL =
      new RealTimeSettings(Threads.PLATFORM, Pacing.PARK, Measure.AUTO);
}

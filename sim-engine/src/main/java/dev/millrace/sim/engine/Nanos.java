package dev.millrace.sim.engine;

/** Arithmetic of times in nanoseconds that does not overflow. */
public final class Nanos {

  private Nanos() {}

  /** The sum of a time and a duration that is not negative, at most the greatest there is. */
  public static long sum(long time, long duration) {
    long sum = time + duration;
    return sum < time ? Long.MAX_VALUE : sum;
  }
}

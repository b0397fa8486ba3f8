package dev.millrace.sim.engine;

/** Arithmetic on times in nanoseconds that does not overflow. */
public final class Nanos {

  private Nanos() {}

  /** Returns the sum of a time and a non-negative duration, at most {@link Long#MAX_VALUE}. */
  public static long sum(long time, long duration) {
    long sum = time + duration;
    return sum < time ? Long.MAX_VALUE : sum;
  }
}

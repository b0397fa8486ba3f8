package dev.millrace.sim.engine;

/** Times in nanoseconds: arithmetic that does not overflow, and text. */
public final class Nanos {

  private static final long PER_MICRO = 1_000;
  private static final long MICROS = 1_000_000;

  private Nanos() {}

  /** Returns a time since the start of a run as seconds, truncated to microseconds: +1.000250s. */
  public static String sinceStart(long nanos) {
    long micros = nanos / PER_MICRO;
    return "+%d.%06ds".formatted(micros / MICROS, micros % MICROS);
  }

  /** Returns the sum of a time and a non-negative duration, at most {@link Long#MAX_VALUE}. */
  public static long sum(long time, long duration) {
    long sum = time + duration;
    return sum < time ? Long.MAX_VALUE : sum;
  }
}

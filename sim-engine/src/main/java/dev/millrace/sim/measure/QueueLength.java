package dev.millrace.sim.measure;

/**
 * How long the queue in the pipeline was.
 *
 * @param longest the most messages at any moment, from the start of the run
 * @param messageNanos the sum over time of the length, in message-nanoseconds, after the warm-up;
 *     NaN where only producers looked, after each put
 * @param fullNanos for how long it was full, after the warm-up; -1 where nobody could know
 */
public record QueueLength(int longest, double messageNanos, long fullNanos) {

  /** What producers saw who looked after each put. */
  static QueueLength asSeen(int longest) {
    return new QueueLength(longest, Double.NaN, -1);
  }

  /** Whether it was known at every moment. */
  public boolean exact() {
    return fullNanos >= 0;
  }
}

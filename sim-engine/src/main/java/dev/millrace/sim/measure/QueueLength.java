package dev.millrace.sim.measure;

/**
 * The length of the queue in the pipeline.
 *
 * @param longest the maximum number of messages, from the start of the run
 * @param messageNanos the integral of the length over time, in message-nanoseconds, after the
 *     warm-up; NaN if the length was read only after puts
 * @param fullNanos how long it was full, after the warm-up; -1 if unknown
 * @param longestBacklogNanos the longest time during which it was not empty, after the warm-up; -1
 *     if unknown
 */
public record QueueLength(
    int longest, double messageNanos, long fullNanos, long longestBacklogNanos) {

  /** Creates the length as read after puts. */
  static QueueLength asSeen(int longest) {
    return new QueueLength(longest, Double.NaN, -1, -1);
  }

  /** Returns whether the length was known at all times. */
  public boolean exact() {
    return fullNanos >= 0;
  }
}

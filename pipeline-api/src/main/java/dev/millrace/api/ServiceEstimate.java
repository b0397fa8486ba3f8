package dev.millrace.api;

/**
 * The expected service time of a {@link Consumer}, from which the service capacity and the traffic
 * intensity of a run are computed before it starts. Optional: implemented by a consumer class that
 * can compute it from its settings.
 */
public interface ServiceEstimate {

  /**
   * Returns the mean duration of a successful call without contention or disturbances, in
   * nanoseconds; infinite if the mean is, NaN if it is not known.
   *
   * @param batchSize the number of messages that the call stores, at least 1
   */
  double meanServiceNanos(int batchSize);

  /**
   * Returns the mean duration as above, for a consumer to which the service times that messages
   * have themselves matter; NaN if it is not known.
   *
   * @param ofMessagesNanos the mean of these, in nanoseconds; NaN if it is not known, or if not all
   *     messages have one
   */
  default double meanServiceNanos(int batchSize, double ofMessagesNanos) {
    return meanServiceNanos(batchSize);
  }

  /**
   * Returns the maximum number of calls that the consumers of one group can serve at the same time,
   * limited by shared resources such as connections; {@link Integer#MAX_VALUE} if only the number
   * of workers limits it.
   */
  default int maxConcurrentCalls() {
    return Integer.MAX_VALUE;
  }
}

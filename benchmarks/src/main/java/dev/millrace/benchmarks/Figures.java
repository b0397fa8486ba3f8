package dev.millrace.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one run.
 *
 * @param offered the number of customers that arrived, lost ones included
 * @param lost the number of customers that found the waiting places full
 * @param meanWaitSeconds the mean time from arrival to start of service, of customers served
 * @param rest the other figures of a full measurement; null without one
 */
record Figures(long offered, long lost, double meanWaitSeconds, @Nullable Rest rest) {

  /**
   * The other figures of a full measurement.
   *
   * @param meanServiceSeconds the mean time from start to end of service
   * @param meanSojournSeconds the mean time from arrival to end of service
   * @param meanQueueLength the time-weighted mean number of waiting customers
   */
  record Rest(double meanServiceSeconds, double meanSojournSeconds, double meanQueueLength) {}
}

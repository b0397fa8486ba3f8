package dev.millrace.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What a contestant found out about a model.
 *
 * @param offered the customers who came, lost ones included
 * @param lost those of them who found no place
 * @param meanWaitSeconds from arrival to the begin of service, of those who were served
 * @param rest what a contestant with full measurement also knows; null without
 */
record Figures(long offered, long lost, double meanWaitSeconds, @Nullable Rest rest) {

  /**
   * The rest of a full measurement.
   *
   * @param meanServiceSeconds from the begin of service to its end
   * @param meanSojournSeconds from arrival to the end of service
   * @param meanLineLength how many were waiting, averaged over time
   */
  record Rest(double meanServiceSeconds, double meanSojournSeconds, double meanLineLength) {}
}

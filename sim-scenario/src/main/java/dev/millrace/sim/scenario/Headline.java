package dev.millrace.sim.scenario;

/** The figures of a run that have a confidence interval. */
public enum Headline {
  THROUGHPUT,
  LOSS,
  WAIT_MEAN,
  WAIT_P50,
  WAIT_P99,
  SOJOURN_MEAN,
  SOJOURN_P50,
  SOJOURN_P99
}

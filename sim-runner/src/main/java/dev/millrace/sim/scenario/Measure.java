package dev.millrace.sim.scenario;

import dev.millrace.sim.measure.Sampling;

/** The messages whose times are measured in real time. The ledger accounts for all messages. */
public enum Measure {
  /** All, or one in 64 where a worker has more than a million a second. */
  AUTO,
  /** All. */
  ALL,
  /** One in 64. */
  SAMPLED,
  /** None. */
  OFF;

  /** Returns a new selection of one worker's messages. */
  public Sampling newSampling() {
    return switch (this) {
      case AUTO -> Sampling.byRate();
      case ALL -> Sampling.all();
      case SAMPLED -> Sampling.some();
      case OFF -> Sampling.none();
    };
  }

  /** Returns a new selection of one worker's puts whose waiting time is measured. */
  public Sampling newSamplingOfPuts() {
    return this == ALL ? Sampling.byRate() : newSampling();
  }
}

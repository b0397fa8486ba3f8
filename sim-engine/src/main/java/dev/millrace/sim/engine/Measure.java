package dev.millrace.sim.engine;

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
      case AUTO -> Sampling.adaptive();
      case ALL -> Sampling.all();
      case SAMPLED -> Sampling.sparse();
      case OFF -> Sampling.none();
    };
  }

  /** Returns a new selection of one worker's puts whose waiting time is measured. */
  public Sampling newSamplingOfPuts() {
    return this == ALL ? Sampling.adaptive() : newSampling();
  }
}

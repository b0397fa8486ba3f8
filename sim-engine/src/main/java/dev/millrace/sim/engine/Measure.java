package dev.millrace.sim.engine;

import dev.millrace.sim.measure.Sampling;

/** Of which messages the times are taken in real time; the ledger accounts for all of them. */
public enum Measure {
  /** Of all, or of one in 64 where a worker has more than a million a second. */
  AUTO,
  /** Of all. */
  ALL,
  /** Of one in 64. */
  SAMPLED,
  /** Of none. */
  OFF;

  /** The choice of one worker's messages, not yet begun. */
  public Sampling newSampling() {
    return switch (this) {
      case AUTO -> Sampling.adaptive();
      case ALL -> Sampling.all();
      case SAMPLED -> Sampling.sparse();
      case OFF -> Sampling.none();
    };
  }

  /** The choice of one worker's puts of which the time is taken that they wait. */
  public Sampling newSamplingOfPuts() {
    return this == ALL ? Sampling.adaptive() : newSampling();
  }
}

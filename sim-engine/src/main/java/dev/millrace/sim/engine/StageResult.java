package dev.millrace.sim.engine;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.measure.Measurements;

/**
 * The result of one of several stages. Its messages are due when they leave the stage before; its
 * producers are the workers of that stage, and blocked while they wait to hand on.
 *
 * @param name its name
 * @param ledger the closed account of its messages
 * @param measurements its figures
 * @param pipelineCapacity the capacity of its pipeline
 */
public record StageResult(
    String name, Balance ledger, Measurements measurements, int pipelineCapacity) {

  /** Returns this result with an observation that ends with that of the run. */
  StageResult observedTo(long nanos) {
    return new StageResult(name, ledger, measurements.observedTo(nanos), pipelineCapacity);
  }
}

package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.OverflowPolicy;

/**
 * The pipeline chosen by the scenario.
 *
 * @param pipeline the pipeline
 * @param overflow the policy for messages that find it full
 */
public record PipelineChoice(Choice pipeline, Choice overflow) {

  /** Returns the policy itself, which is the record that its block was bound to. */
  public OverflowPolicy policy() {
    return (OverflowPolicy) requireNonNull(overflow.settings());
  }
}

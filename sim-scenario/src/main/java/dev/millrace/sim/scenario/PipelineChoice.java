package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.OverflowPolicy;

/**
 * The place of hand-off that the scenario chose.
 *
 * @param pipeline the pipeline
 * @param overflow the policy for messages that find it full
 */
public record PipelineChoice(Choice pipeline, Choice overflow) {

  /** The policy itself: it is the record that its block was bound to. */
  public OverflowPolicy policy() {
    return (OverflowPolicy) requireNonNull(overflow.settings());
  }
}

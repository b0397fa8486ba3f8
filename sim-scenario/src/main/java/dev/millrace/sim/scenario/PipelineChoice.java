package dev.millrace.sim.scenario;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Need;
import java.util.Set;

/**
 * The pipeline chosen by the scenario.
 *
 * @param pipeline the pipeline
 * @param overflow the policy for messages that find it full
 * @param needs what the policy needs of the pipeline and of the workers
 */
public record PipelineChoice(Choice pipeline, Choice overflow, Set<Need> needs) {

  /** Returns the policy itself, which is the record that its block was bound to. */
  public OverflowPolicy policy() {
    return (OverflowPolicy) requireNonNull(overflow.settings());
  }
}

package dev.millrace.testkit;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.StepListener;
import java.util.Optional;

/**
 * What a pipeline under test is made with: what it may ask for in its constructor.
 *
 * @param listener who is told its steps, for a pipeline that traces them; given where the kit
 *     decides which thread takes the next step
 * @param context the run; in quick tests its time stands still
 */
public record Surroundings(Optional<StepListener> listener, PipelineContext context) {

  static Surroundings of(PipelineContext context) {
    return new Surroundings(Optional.empty(), context);
  }
}

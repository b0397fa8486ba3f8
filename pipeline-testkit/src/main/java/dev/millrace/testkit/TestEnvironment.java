package dev.millrace.testkit;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.StepListener;
import java.util.Optional;

/**
 * The dependencies available to a pipeline under test.
 *
 * @param listener the listener for a pipeline that traces its steps; present where the kit
 *     schedules the steps
 * @param context the context; its time stands still in quick tests
 */
public record TestEnvironment(Optional<StepListener> listener, PipelineContext context) {

  static TestEnvironment of(PipelineContext context) {
    return new TestEnvironment(Optional.empty(), context);
  }
}

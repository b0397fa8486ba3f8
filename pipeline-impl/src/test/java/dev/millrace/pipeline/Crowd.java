package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.testkit.ManualContext;
import java.util.List;

/** The run of tests with several workers on both sides. */
final class Crowd {

  private Crowd() {}

  static PipelineContext context() {
    return new ManualContext(List.of("p-1", "p-2", "p-3", "p-4"), 4);
  }
}

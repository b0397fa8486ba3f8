package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.testkit.ManualContext;
import java.util.List;

/** A run with four workers on each side. */
final class Crowd {

  private Crowd() {}

  static PipelineContext context() {
    return new ManualContext(List.of("p-1", "p-2", "p-3", "p-4"), 4);
  }
}

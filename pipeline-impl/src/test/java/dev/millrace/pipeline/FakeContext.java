package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;

/** A run of so many workers that takes its pipeline's drops for a mistake. */
record FakeContext(int producers, int consumers) implements PipelineContext {

  /** Several workers on both sides. */
  static final PipelineContext CROWD = new FakeContext(4, 4);

  /** One worker on each side. */
  static final PipelineContext PAIR = new FakeContext(1, 1);

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public void dropped(Object message, String reason) {
    throw new AssertionError("%s was dropped: %s".formatted(message, reason));
  }
}

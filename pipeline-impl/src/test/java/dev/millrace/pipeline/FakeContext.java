package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import java.util.List;
import java.util.stream.IntStream;

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
  public List<String> producerNames() {
    return IntStream.rangeClosed(1, producers).mapToObj(number -> "p-" + number).toList();
  }

  @Override
  public void dropped(Object message, String reason) {
    throw new AssertionError("%s was dropped: %s".formatted(message, reason));
  }
}

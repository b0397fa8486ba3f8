package dev.millrace.memoryorder;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stub of the pipeline's context.
 *
 * @param workers the number of workers on each side
 */
record StubContext(int workers) implements PipelineContext {

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public int producers() {
    return workers;
  }

  @Override
  public int consumers() {
    return workers;
  }

  @Override
  public List<String> producerNames() {
    return IntStream.range(0, workers).mapToObj(i -> "producer-" + i).toList();
  }

  @Override
  public void dropped(Message message, String reason) {
    throw new IllegalStateException("unexpected drop of " + message);
  }
}

package dev.millrace.testkit;

import dev.millrace.api.PipelineContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A run in which no time passes, and which notes what the pipeline gives up.
 *
 * <p>The notes are guarded by the object's lock.
 */
final class StillContext implements PipelineContext {

  private final int producers;
  private final int consumers;
  private final List<Object> dropped = new ArrayList<>();

  StillContext(int producers, int consumers) {
    this.producers = producers;
    this.consumers = consumers;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public int producers() {
    return producers;
  }

  @Override
  public int consumers() {
    return consumers;
  }

  @Override
  public synchronized void dropped(Object message, String reason) {
    dropped.add(message);
  }

  synchronized int droppedCount() {
    return dropped.size();
  }
}

package dev.millrace.testkit;

import dev.millrace.api.PipelineContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A run in which no time passes, so that no pipeline has a reason to give up a message. Immutable.
 */
final class StillContext implements PipelineContext {

  private final int producers;
  private final int consumers;

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
  public List<String> producerNames() {
    List<String> names = new ArrayList<>(List.of(Ways.PRODUCER));
    for (int i = 1; i < producers; i++) {
      names.add("other-" + i);
    }
    return names;
  }

  @Override
  public int consumers() {
    return consumers;
  }

  @Override
  public void dropped(Object message, String reason) {
    throw new AssertionError(message + " was given up (" + reason + ") though no time has passed");
  }
}

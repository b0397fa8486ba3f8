package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;

/** Makes the producer wait until there is room, so that no message is lost. */
public record BlockPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Block();

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }
}

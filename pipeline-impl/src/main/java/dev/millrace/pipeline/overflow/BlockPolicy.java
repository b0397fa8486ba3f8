package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;

/** The policy of losing nothing: the producer waits until there is room. */
public record BlockPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Block();

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }
}

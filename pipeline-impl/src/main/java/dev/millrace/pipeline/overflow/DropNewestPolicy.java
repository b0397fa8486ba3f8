package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;

/** Drops the message that finds no room, under the reason {@code drop-newest}. */
public record DropNewestPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new DropNewest("drop-newest");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }
}

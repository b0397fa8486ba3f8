package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;

/**
 * Fails the run if the pipeline is full, and drops the message under the reason {@code fail}. For
 * pipelines that must never be full.
 */
public record FailPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Fail("fail");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }
}

package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;

/**
 * The policy for pipelines that must never be full: the run has failed, and the message is counted
 * under the reason {@code fail}.
 */
public record FailPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Fail("fail");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }
}

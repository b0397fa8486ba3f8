package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.util.Set;

/**
 * Makes the producing worker store the message itself, with a consumer of its own, which slows it
 * down.
 */
public record CallerRunsPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new CallerRuns();

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.CONSUMER);
  }
}

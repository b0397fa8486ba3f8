package dev.millrace.pipeline.overflow;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.util.Set;

/**
 * Drops the message that would have been taken next to make room, under the reason {@code
 * drop-oldest}.
 */
public record DropOldestPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Evict(Victims.OLDEST, "drop-oldest");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.EVICTION);
  }
}

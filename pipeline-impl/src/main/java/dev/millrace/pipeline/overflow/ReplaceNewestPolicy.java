package dev.millrace.pipeline.overflow;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.util.Set;

/** Drops the message that was put last to make room, under the reason {@code replace-newest}. */
public record ReplaceNewestPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Evict(Victims.NEWEST, "replace-newest");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.EVICTION);
  }
}

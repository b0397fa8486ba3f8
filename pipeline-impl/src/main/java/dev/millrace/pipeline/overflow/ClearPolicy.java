package dev.millrace.pipeline.overflow;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.util.Set;

/** Drops all messages in the pipeline to make room, under the reason {@code clear}. */
public record ClearPolicy() implements OverflowPolicy {

  private static final Decision DECISION = new Evict(Victims.ALL, "clear");

  @Override
  public Decision decideBeforePut(Message message) {
    return DECISION;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.EVICTION);
  }
}

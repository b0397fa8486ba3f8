package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.time.Duration;
import java.util.Set;

/**
 * The policy of limited patience: the producer waits until there is room, but no longer than a
 * time, after which another policy decides.
 *
 * @param timeout how long it waits; at least 0
 * @param then decides what becomes of the message for which there is still no room; does not wait
 *     itself
 */
public record BlockTimeoutPolicy(Duration timeout, OverflowPolicy then) implements OverflowPolicy {

  public BlockTimeoutPolicy {
    if (then instanceof BlockPolicy || then instanceof BlockTimeoutPolicy) {
      throw new IllegalArgumentException(
          "then is %s, which waits again; allowed: a policy that does not wait, such as drop-newest"
              .formatted(then instanceof BlockPolicy ? "block" : "block-timeout"));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code then} is somebody else's policy and decides to wait
   */
  @Override
  public Decision decideBeforePut(Message message) {
    return new BlockTimeout(timeout, then.decideBeforePut(message));
  }

  @Override
  public Set<Need> needs() {
    return then.needs();
  }
}

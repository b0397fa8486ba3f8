package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Makes the producer wait until there is room or a timeout has passed; then another policy decides.
 *
 * @param timeout the longest wait; at least 0
 * @param then the policy for a message that finds no room in time; must not wait itself
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
   * @throws IllegalArgumentException if {@code then} is a custom policy that decides to wait
   */
  @Override
  public Decision decideBeforePut(Message message) {
    return new BlockTimeout(timeout, then.decideBeforePut(message));
  }

  @Override
  public void checkFits(List<String> workers) {
    then.checkFits(workers);
  }

  @Override
  public Set<Need> needs() {
    return then.needs();
  }
}

package dev.millrace.sim.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The number of messages that all producers together may still make. Thread-safe. */
public final class MessageBudget {

  private final @Nullable AtomicLong left;
  private final Runnable whenSpent;

  /**
   * Creates a budget.
   *
   * @param messages how many, or null for no limit
   * @param whenSpent is run by the thread that takes the last one
   */
  public MessageBudget(@Nullable Long messages, Runnable whenSpent) {
    this.whenSpent = whenSpent;
    this.left = messages == null ? null : new AtomicLong(messages);
  }

  /** Whether there is no limit. */
  boolean isUnlimited() {
    return left == null;
  }

  /** Takes one message from the budget; false when it is used up. */
  boolean claim() {
    if (left == null) {
      return true;
    }
    long before = left.getAndDecrement();
    if (before == 1) {
      whenSpent.run();
    }
    return before > 0;
  }
}

package dev.millrace.sim.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The number of messages that all producers together may still produce. Thread-safe. */
public final class MessageBudget {

  private final @Nullable AtomicLong left;
  private final Runnable whenSpent;

  /**
   * Creates a budget.
   *
   * @param messages the number of messages; null for no limit
   * @param whenSpent runs on the thread that claims the last one
   */
  public MessageBudget(@Nullable Long messages, Runnable whenSpent) {
    this.whenSpent = whenSpent;
    this.left = messages == null ? null : new AtomicLong(messages);
  }

  /** Claims one message and returns whether the budget had one left. */
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

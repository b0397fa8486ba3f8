package dev.millrace.sim.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The number of messages that all producers together may still make. Thread-safe. */
final class MessageBudget {

  private final @Nullable AtomicLong left;

  /**
   * Creates a budget.
   *
   * @param messages how many, or null for no limit
   */
  MessageBudget(@Nullable Long messages) {
    this.left = messages == null ? null : new AtomicLong(messages);
  }

  /** Takes one message from the budget; false when it is used up. */
  boolean claim() {
    return left == null || left.getAndDecrement() > 0;
  }
}

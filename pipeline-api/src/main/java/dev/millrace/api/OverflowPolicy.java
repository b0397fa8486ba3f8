package dev.millrace.api;

import static java.util.Objects.requireNonNull;

/**
 * The decision what becomes of a message for which the pipeline has no room.
 *
 * <p>A policy decides and does nothing itself: every engine asks it in the same way, before each
 * put, and carries the decision out on the pipeline. Pure and stateless, hence thread-safe: all
 * producers share one object.
 */
public interface OverflowPolicy {

  /** What to do with this message if the pipeline turns out to be full. */
  Decision ifFull(Message message);

  /** A decision that every engine knows how to carry out. */
  sealed interface Decision {}

  /** The producer waits until there is room; nothing is lost. */
  record Block() implements Decision {}

  /**
   * The message that found no room is dropped.
   *
   * @param reason the name under which the ledger counts it
   */
  record DropNewest(String reason) implements Decision {
    public DropNewest {
      requireNonNull(reason, "reason");
    }
  }
}

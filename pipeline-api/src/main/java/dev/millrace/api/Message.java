package dev.millrace.api;

import static java.util.Objects.requireNonNull;

/**
 * What is handed over: a body, and the identity that the ledger accounts for it by.
 *
 * <p>Immutable if its body is. Producer and sequence number together name a message uniquely within
 * a run.
 *
 * @param producer the name of the worker that produced it, such as {@code network-1}
 * @param sequence its place among the messages of that worker, from 0 without gaps
 * @param dueNanos when it was meant to arrive by its producer's schedule, in nanoseconds since the
 *     start of the run. Latency is counted from here, never from when a late producer got round to
 *     it.
 * @param body what the producer made
 */
public record Message(String producer, long sequence, long dueNanos, Object body) {

  public Message {
    requireNonNull(producer, "producer");
    requireNonNull(body, "body");
  }

  /** The short name used in logs and in the ledger, such as {@code network-1#17}. */
  public String id() {
    return producer + "#" + sequence;
  }
}

package dev.millrace.api;

import static java.util.Objects.requireNonNull;

/**
 * A message: the unit that is handed over, with the identity by which the ledger accounts for it.
 *
 * <p>Producer and sequence number are unique within a run. Immutable if the body is.
 *
 * @param producer the name of the worker that produced it, such as {@code network-1}
 * @param sequence its position among the messages of that worker, from 0 without gaps
 * @param dueNanos the due time by its producer's schedule, in nanoseconds since the start of the
 *     run. Latency is measured from here, not from the time at which a late producer sent it.
 * @param body the body, as its producer returned it
 * @param deadlineNanos the latest time at which a consumer takes it, in nanoseconds since the start
 *     of the run, and at least the due time; {@link #NO_DEADLINE} if it waits without limit
 * @param demand the service time and the size, as far as its producer knows them
 */
public record Message(
    String producer, long sequence, long dueNanos, Object body, long deadlineNanos, Demand demand) {

  /** The deadline of a message that waits without limit. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  public Message {
    requireNonNull(producer, "producer");
    requireNonNull(body, "body");
    requireNonNull(demand, "demand");
  }

  /** Creates a message of unknown demand that waits without limit. */
  public Message(String producer, long sequence, long dueNanos, Object body) {
    this(producer, sequence, dueNanos, body, NO_DEADLINE, Demand.NONE);
  }

  /** Returns whether the deadline has passed at a time of the run. */
  public boolean isExpiredAt(long nanos) {
    return nanos > deadlineNanos;
  }

  /** Returns the short name used in logs and in the ledger, such as {@code network-1#17}. */
  public String id() {
    return producer + "#" + sequence;
  }
}

package dev.millrace.sim.measure;

/**
 * The batches in which messages were stored, and the attempts that they took; only of messages that
 * were delivered or failed, and of consumers with batches or retries.
 *
 * @param batches the number of batches
 * @param messages the number of messages in them
 * @param attempts the attempts of each message, added up
 * @param largest the messages of the largest batch
 */
public record StoredCalls(long batches, long messages, long attempts, int largest) {

  /** No batches. */
  static final StoredCalls NONE = new StoredCalls(0, 0, 0, 0);

  StoredCalls plus(StoredCalls other) {
    return new StoredCalls(
        batches + other.batches,
        messages + other.messages,
        attempts + other.attempts,
        Math.max(largest, other.largest));
  }

  /** Returns the mean number of messages in a batch; NaN if there was none. */
  public double meanBatch() {
    return batches == 0 ? Double.NaN : (double) messages / batches;
  }

  /** Returns the mean number of attempts of a message; NaN if there was none. */
  public double attemptsPerMessage() {
    return messages == 0 ? Double.NaN : (double) attempts / messages;
  }
}

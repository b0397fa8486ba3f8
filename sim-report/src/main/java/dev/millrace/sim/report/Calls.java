package dev.millrace.sim.report;

import dev.millrace.sim.measure.StoredCalls;
import org.jspecify.annotations.Nullable;

/**
 * The batches and attempts of delivered and failed messages, of consumers that have batches or
 * retries.
 *
 * @param meanBatch the mean number of messages in a batch
 * @param maxBatch the messages of the largest batch
 * @param attemptsPerMessage the mean number of attempts of a message
 */
public record Calls(double meanBatch, int maxBatch, double attemptsPerMessage) {

  /** Returns the figures; null if no such message was stored. */
  static @Nullable Calls of(StoredCalls calls) {
    return calls.messages() == 0
        ? null
        : new Calls(calls.meanBatch(), calls.largest(), calls.attemptsPerMessage());
  }
}

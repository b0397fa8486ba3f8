package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import java.time.Duration;

/**
 * The size of the batches that a consumer stores.
 *
 * @param size the maximum number of messages; 1 for single messages
 * @param linger the maximum wait for a batch to fill once it has a message; at least 0
 */
public record Batch(@Range(min = 1, max = 1_000_000) int size, Duration linger) {

  /** Single messages. */
  public static final Batch SINGLE = new Batch(1, Duration.ZERO);
}

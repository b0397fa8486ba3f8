package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import java.time.Duration;

/**
 * How many messages a consumer stores at once.
 *
 * @param size the most messages in a batch; 1 for message by message
 * @param linger how long a worker waits for a batch to fill once it has a message; at least 0
 */
public record Batch(@Range(min = 1, max = 1_000_000) int size, Duration linger) {

  /** Message by message. */
  public static final Batch SINGLE = new Batch(1, Duration.ZERO);
}

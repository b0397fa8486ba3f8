package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decorates the meter of a producing worker: times the selected puts only, and counts the others.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class SampledProducerMeter implements MessageObserver {

  private final Sampling sampling;
  private final ProducerMeter every;
  private final ProducerMeter sparse;

  /** The meter of the put that is timed; null if it is not. */
  private @Nullable ProducerMeter timing;

  /**
   * Decorates a meter.
   *
   * @param every measures the puts that represent themselves alone
   */
  public SampledProducerMeter(ProducerMeter every, Sampling sampling) {
    this.sampling = sampling;
    this.every = every;
    this.sparse = every.withWeight(Sampling.BLOCK);
  }

  @Override
  public void offered(Message message) {
    if (sampling.select()) {
      timing = sampling.isSparse() ? sparse : every;
      timing.offered(message);
    } else {
      timing = null;
      every.countOffered(message);
    }
  }

  @Override
  public void accepted(Message message) {
    if (timing != null) {
      timing.accepted(message);
      sampling.timed(timing.putEndNanos());
    }
  }

  @Override
  public void dropped(Message message, String reason) {
    if (timing != null) {
      timing.dropped(message, reason);
      sampling.timed(timing.putEndNanos());
    } else {
      every.countDropped(message);
    }
  }

  @Override
  public void evicted(Message victim, String reason) {
    every.evicted(victim, reason);
  }

  @Override
  public void started() {
    if (timing != null) {
      timing.started();
    }
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    if (timing != null) {
      timing.completed(message, outcome);
      sampling.timed(timing.putEndNanos());
    }
  }

  /** Returns the decorated meters, for the measurements of the run. */
  public List<ProducerMeter> meters() {
    return List.of(every, sparse);
  }
}

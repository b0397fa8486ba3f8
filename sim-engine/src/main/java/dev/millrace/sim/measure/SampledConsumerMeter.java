package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decorates the meter of a storing worker: times the selected calls only, and counts the messages
 * of the others.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class SampledConsumerMeter implements MessageObserver {

  private final Sampling sampling;
  private final ConsumerMeter every;
  private final ConsumerMeter sparse;

  /** The meter of the call that is timed; null if it is not. */
  private @Nullable ConsumerMeter timing;

  /** Whether the call is still under way. */
  private boolean underWay;

  /**
   * Decorates a meter.
   *
   * @param every measures the calls that represent themselves alone
   */
  public SampledConsumerMeter(ConsumerMeter every, Sampling sampling) {
    this.sampling = sampling;
    this.every = every;
    this.sparse = every.withWeight(Sampling.BLOCK);
  }

  @Override
  public void offered(Message message) {
    every.offered(message);
  }

  @Override
  public void taken(Message message) {
    every.taken(message);
  }

  @Override
  public void expired(Message message) {
    every.expired(message);
  }

  @Override
  public void started() {
    timing = null;
    if (sampling.select()) {
      timing = sampling.isSparse() ? sparse : every;
      timing.started();
      underWay = true;
    }
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    if (timing == null) {
      every.countCompleted(message, outcome);
      return;
    }
    timing.completed(message, outcome);
    if (underWay) {
      underWay = false;
      sampling.timed(timing.doneNanos());
    }
  }

  /** Returns the decorated meters, for the measurements of the run. */
  public List<ConsumerMeter> meters() {
    return List.of(every, sparse);
  }
}

package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;

/**
 * Measures the messages of a run with several stages that one consuming worker completes, from
 * their due times in the first stage. The wait of such a message is all of its time that is not
 * service.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class JourneyMeter implements MessageObserver {

  private final ConsumerMeter meter;
  private final JourneyLosses losses;
  private final boolean last;

  /**
   * Creates a meter.
   *
   * @param meter measures the messages of the first stage
   * @param losses counts expired messages
   * @param last whether the worker belongs to the last stage, which delivers
   */
  public JourneyMeter(ConsumerMeter meter, JourneyLosses losses, boolean last) {
    this.meter = meter;
    this.losses = losses;
    this.last = last;
  }

  @Override
  public void expired(Message message) {
    losses.dropped(message, "");
  }

  @Override
  public void started() {
    meter.started();
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    boolean handedOn = outcome == Outcome.DELIVERED && !last;
    meter.completed(
        Journey.originOf(message), outcome, Journey.serviceNanosBefore(message), !handedOn);
    if (!handedOn) {
      losses.completed(message, outcome);
    }
  }
}

package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Simulation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Notifies producers whose next gap starts with the outcome of their last message.
 *
 * <p>Observes all workers and the drops of the pipeline. Producers are added before the run; from
 * then on it is not changed, and any thread may call it.
 */
public final class Outcomes implements MessageObserver {

  private final boolean needed;
  private final Map<String, LongConsumer> producers = new HashMap<>();

  /** Creates the observer of a run, to which no producer is added yet. */
  public Outcomes(Simulation simulation) {
    this.needed =
        simulation.producers().stream()
            .anyMatch(spec -> spec.arrivals() == Arrivals.CLOSED_UNTIL_DONE);
  }

  /**
   * Adds a producer.
   *
   * @param settled receives the sequence number of each of its messages that reaches its outcome,
   *     on the thread that reports it
   */
  public void add(String producer, LongConsumer settled) {
    producers.put(producer, settled);
  }

  /** Returns an observer that passes each event on to another one and then, if needed, to this. */
  public MessageObserver after(MessageObserver other) {
    return needed ? new ObserverPair(other, this) : other;
  }

  @Override
  public void dropped(Message message, String reason) {
    settle(message);
  }

  @Override
  public void evicted(Message victim, String reason) {
    settle(victim);
  }

  @Override
  public void expired(Message message) {
    settle(message);
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    settle(message);
  }

  private void settle(Message message) {
    LongConsumer producer = producers.get(message.producer());
    if (producer != null) {
      producer.accept(message.sequence());
    }
  }
}

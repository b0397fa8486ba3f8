package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Passes each event on to two observers.
 *
 * @param first receives each event first
 * @param second receives it then
 */
public record ObserverPair(MessageObserver first, MessageObserver second)
    implements MessageObserver {

  /** Returns a pair, or the first observer alone if there is no second. */
  public static MessageObserver of(MessageObserver first, @Nullable MessageObserver second) {
    return second == null || second == NONE ? first : new ObserverPair(first, second);
  }

  @Override
  public void offered(Message message) {
    first.offered(message);
    second.offered(message);
  }

  @Override
  public void accepted(Message message) {
    first.accepted(message);
    second.accepted(message);
  }

  @Override
  public void dropped(Message message, String reason) {
    first.dropped(message, reason);
    second.dropped(message, reason);
  }

  @Override
  public void evicted(Message victim, String reason) {
    first.evicted(victim, reason);
    second.evicted(victim, reason);
  }

  @Override
  public void taking() {
    first.taking();
    second.taking();
  }

  @Override
  public void taken(Message message) {
    first.taken(message);
    second.taken(message);
  }

  @Override
  public void expired(Message message) {
    first.expired(message);
    second.expired(message);
  }

  @Override
  public void started() {
    first.started();
    second.started();
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    first.completed(message, outcome);
    second.completed(message, outcome);
  }
}

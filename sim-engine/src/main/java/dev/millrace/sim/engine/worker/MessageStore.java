package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import java.util.List;

/** Stores the messages that a worker holds, and reports their outcome whatever happens. */
final class MessageStore {

  private final Delivery delivery;
  private final WorkerClock clock;
  private final MessageObserver observer;

  MessageStore(Delivery delivery, WorkerClock clock, MessageObserver observer) {
    this.delivery = delivery;
    this.clock = clock;
    this.observer = observer;
  }

  void store(List<Message> batch) throws InterruptedException {
    observer.started();
    Outcome outcome = Outcome.ABANDONED;
    try {
      outcome = delivery.deliver(batch, clock);
      // A consumer may turn the interrupt that cancels the worker into an exception of its own.
      if (outcome == Outcome.FAILED && clock.isCancelled()) {
        outcome = Outcome.ABANDONED;
      }
    } finally {
      complete(batch, outcome);
    }
  }

  /** Reports the outcome of messages that the worker no longer holds. */
  void complete(List<Message> batch, Outcome outcome) {
    for (Message message : batch) {
      observer.completed(message, outcome);
    }
  }
}

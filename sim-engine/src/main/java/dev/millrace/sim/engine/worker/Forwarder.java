package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.measure.ProcessedMessages;
import dev.millrace.sim.measure.ProducerMeter;

/**
 * Puts what a consuming worker has processed into the pipeline of the next stage. Until all of it
 * is accepted or dropped, the worker takes no more messages (blocking after service). For the
 * worker's thread.
 */
final class Forwarder {

  private final ProcessedMessages processed;
  private final MessagePutter putter;
  private final MessageObserver observer;
  private final ProducerMeter meter;
  private final Journal journal;
  private final WorkerClock clock;

  /**
   * Creates a forwarder.
   *
   * @param processed the messages to put
   * @param journal its journal, in the ledger of the next stage
   * @param observer receives the events of the messages; includes the journal and the meter
   */
  Forwarder(
      ProcessedMessages processed,
      OverflowPolicy overflow,
      Pipeline<Message> pipeline,
      Journal journal,
      ProducerMeter meter,
      MessageObserver observer,
      WorkerClock clock) {
    this.processed = processed;
    this.observer = observer;
    this.meter = meter;
    this.journal = journal;
    this.clock = clock;
    this.putter = new MessagePutter(overflow, pipeline, clock, observer, false, null);
  }

  /** Hands on what was processed; returns false if the next stage takes no more. */
  boolean handOn() throws InterruptedException {
    try {
      for (Message next = processed.poll(); next != null; next = processed.poll()) {
        if (!putter.put(next)) {
          return false;
        }
      }
      return true;
    } finally {
      abandonRest();
    }
  }

  private void abandonRest() {
    for (Message next = processed.poll(); next != null; next = processed.poll()) {
      observer.offered(next);
      observer.completed(next, Outcome.ABANDONED);
    }
  }

  /** Completes the measurements; called after the last message. */
  void finish() {
    meter.ended(clock.nanos());
  }

  Journal journal() {
    return journal;
  }

  ProducerMeter meter() {
    return meter;
  }
}

package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.measure.ProcessedMessages;
import dev.millrace.sim.measure.ProducerMeter;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a consuming worker has processed into the pipeline of the next stage. Until all of it
 * is accepted or dropped, the worker takes no more messages (blocking after service). It ends with
 * its consumer.
 */
final class VirtualForwarder extends VirtualPutter {

  private final ProcessedMessages processed;
  private final ProducerMeter meter;
  private @Nullable VirtualConsumer consumer;
  private boolean handingOn;

  VirtualForwarder(
      String name,
      int number,
      ProcessedMessages processed,
      VirtualPipeline pipeline,
      OverflowPolicy overflow,
      ProducerMeter meter,
      MessageObserver observer,
      VirtualRun run) {
    super(name, number, () -> {}, pipeline, overflow, false, observer, null, run);
    this.processed = processed;
    this.meter = meter;
    sleep();
  }

  /** Sets the consumer that has processed the messages. */
  void follow(VirtualConsumer worker) {
    consumer = worker;
  }

  /**
   * Hands on what was processed until a message has to wait.
   *
   * @return whether all is handed on; if not, the consumer acts again when it is
   */
  boolean handOn(long now) throws InterruptedException {
    handingOn = true;
    try {
      Message next = processed.poll();
      while (next != null) {
        put(next, now);
        if (state == ProducerState.WAITING || hasEnded()) {
          return false;
        }
        next = processed.poll();
      }
      return true;
    } finally {
      handingOn = false;
    }
  }

  @Override
  void act(long now) throws InterruptedException {
    if (state == ProducerState.WAITING) {
      endWait(now);
    } else {
      sleep();
      stampLogs(now);
      if (handOn(now) && consumer != null) {
        consumer.actAt(now);
      }
    }
  }

  @Override
  void proceed(long now) {
    if (!handingOn) {
      actAt(now);
    }
  }

  @Override
  void end(long now) {
    if (!hasEnded()) {
      for (Message next = processed.poll(); next != null; next = processed.poll()) {
        observer.offered(next);
        observer.completed(next, Outcome.ABANDONED);
      }
      meter.ended(now);
      super.end(now);
      if (consumer != null) {
        consumer.end(now);
      }
    }
  }
}

package dev.millrace.benchmarks.handover;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;

/**
 * One side of a program without a framework: it creates messages from what its producer returns, or
 * passes them to its consumer, and does nothing else.
 */
final class Program {

  private final String name = "producer-1";
  private final Producer producer = Framework.PRODUCER;
  private final Consumer consumer = Framework.CONSUMER;
  private final Clock clock = new StoppedClock();
  private long dueNanos;
  private long sequence;

  /** Returns the next message. */
  Message next() throws Exception {
    Arrival arrival = producer.next();
    if (arrival == null) {
      throw new IllegalStateException("the producer has ended");
    }
    dueNanos += arrival.gapNanos();
    return new Message(name, sequence++, dueNanos, arrival.body());
  }

  /** Stores a message. */
  void store(Message message) throws Exception {
    consumer.accept(message, clock);
  }

  /** A clock for components that do not read it. */
  private static final class StoppedClock implements Clock {

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleepNanos(long nanos) {}
  }
}

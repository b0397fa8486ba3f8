package dev.millrace.benchmarks.handover;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.ScheduleClock;

/**
 * One side of a program without a framework: it makes messages as a worker does, from what its
 * producer brings, or gives them to its consumer, and knows nothing of them afterwards.
 */
final class Program {

  private final String name = "producer-1";
  private final Producer producer = Framework.PRODUCER;
  private final Consumer consumer = Framework.CONSUMER;
  private final Clock clock = new ScheduleClock(Long.MAX_VALUE, new AtOnce());
  private long sequence;

  /** The next message. */
  Message next() throws Exception {
    Object body = producer.next(clock);
    if (body == null) {
      throw new IllegalStateException("the producer has ended");
    }
    return new Message(name, sequence++, clock.nanos(), body);
  }

  /** Stores a message. */
  void store(Message message) throws Exception {
    consumer.accept(message, clock);
  }

  /** Nothing is waited for. */
  private static final class AtOnce implements ScheduleClock.Waiting {

    @Override
    public void check() {}

    @Override
    public void until(long nanos) {}
  }
}

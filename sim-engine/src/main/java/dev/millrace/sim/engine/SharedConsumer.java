package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A consumer that several workers share: closed once, by the last of them. The count of workers is
 * atomic; the consumer itself must be thread-safe if the workers have threads.
 */
final class SharedConsumer {

  private final Consumer consumer;
  private final AtomicInteger users = new AtomicInteger();

  SharedConsumer(Consumer consumer) {
    this.consumer = consumer;
  }

  /** Creates the consumer of one more worker. */
  Consumer newUser() {
    users.incrementAndGet();
    return new Consumer() {

      @Override
      public void accept(Message message, Clock clock) throws Exception {
        consumer.accept(message, clock);
      }

      @Override
      public void acceptAll(List<Message> batch, Clock clock) throws Exception {
        consumer.acceptAll(batch, clock);
      }

      @Override
      public void close() throws Exception {
        if (users.decrementAndGet() == 0) {
          consumer.close();
        }
      }
    };
  }
}

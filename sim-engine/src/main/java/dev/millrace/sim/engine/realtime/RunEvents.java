package dev.millrace.sim.engine.realtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a run from outside its controlling thread, in the order in which it happened.
 * Thread-safe.
 */
final class RunEvents {

  /** Something that the controlling thread has to know. */
  sealed interface Event {}

  /** A worker's thread has done its last work and closed its component. */
  record Ended(Worker worker) implements Event {}

  /** All messages that the run is to have were made. */
  record MessagesSpent() implements Event {}

  /** Someone wants the run to end in good order. */
  record StopAsked() implements Event {}

  /** Someone wants the run to end now. */
  record AbortAsked() implements Event {}

  private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

  void ended(Worker worker) {
    queue.add(new Ended(worker));
  }

  void messagesSpent() {
    queue.add(new MessagesSpent());
  }

  void askStop() {
    queue.add(new StopAsked());
  }

  void askAbort() {
    queue.add(new AbortAsked());
  }

  /** The next event, or null if none comes in the given time. */
  @Nullable Event next(long timeoutNanos) throws InterruptedException {
    return queue.poll(timeoutNanos, TimeUnit.NANOSECONDS);
  }
}

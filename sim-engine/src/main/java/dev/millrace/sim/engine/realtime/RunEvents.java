package dev.millrace.sim.engine.realtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The events that the controlling thread handles, in their order. Thread-safe. */
final class RunEvents {

  /** An event from another thread. */
  sealed interface Event {}

  /** A worker has done its last work and closed its component. */
  record Ended(Worker worker) implements Event {}

  /** The producers have produced all messages of the run. */
  record MessagesSpent() implements Event {}

  /** An orderly end was requested. */
  record StopRequested() implements Event {}

  /** An immediate end was requested. */
  record AbortRequested() implements Event {}

  private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

  void ended(Worker worker) {
    queue.add(new Ended(worker));
  }

  void messagesSpent() {
    queue.add(new MessagesSpent());
  }

  void requestStop() {
    queue.add(new StopRequested());
  }

  void requestAbort() {
    queue.add(new AbortRequested());
  }

  /** Returns the next event, or null if there is none within the timeout. */
  @Nullable Event next(long timeoutNanos) throws InterruptedException {
    return queue.poll(timeoutNanos, TimeUnit.NANOSECONDS);
  }
}

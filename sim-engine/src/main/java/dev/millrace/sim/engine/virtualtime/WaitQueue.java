package dev.millrace.sim.engine.virtualtime;

import org.jspecify.annotations.Nullable;

/**
 * A first-in first-out queue of waiting workers, any of which may leave it. Each operation takes
 * constant time and creates no garbage: the links are in the workers, each of which is in at most
 * one queue. Not thread-safe.
 *
 * @param <W> the type of the workers
 */
final class WaitQueue<W extends VirtualWorker> {

  private @Nullable VirtualWorker first;
  private @Nullable VirtualWorker last;

  /** Returns the first worker; null if the queue is empty. */
  @SuppressWarnings("unchecked") // only a W is ever added
  @Nullable W first() {
    return (W) first;
  }

  /** Adds a worker at the end. */
  void add(W worker) {
    worker.previousWaiting = last;
    if (last == null) {
      first = worker;
    } else {
      last.nextWaiting = worker;
    }
    last = worker;
  }

  /** Removes a worker, wherever it is in the queue. */
  void remove(W worker) {
    VirtualWorker previous = worker.previousWaiting;
    VirtualWorker next = worker.nextWaiting;
    if (previous == null) {
      first = next;
    } else {
      previous.nextWaiting = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previousWaiting = previous;
    }
    worker.previousWaiting = null;
    worker.nextWaiting = null;
  }
}

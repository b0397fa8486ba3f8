package dev.millrace.sim.engine.virtualtime;

import org.jspecify.annotations.Nullable;

/**
 * A line of waiting workers: first come, first served, and any may leave it. Every operation takes
 * constant time and makes no garbage; the links are in the workers, each of which stands in one
 * line at most. Not thread-safe.
 *
 * @param <W> the workers in it
 */
final class Line<W extends VirtualWorker> {

  private @Nullable VirtualWorker first;
  private @Nullable VirtualWorker last;

  /** Who is first; null when nobody waits. */
  @SuppressWarnings("unchecked") // only a W ever joins
  @Nullable W first() {
    return (W) first;
  }

  /** Joins at the end. */
  void join(W worker) {
    worker.ahead = last;
    if (last == null) {
      first = worker;
    } else {
      last.behind = worker;
    }
    last = worker;
  }

  /** Leaves, wherever it stands. */
  void leave(W worker) {
    VirtualWorker ahead = worker.ahead;
    VirtualWorker behind = worker.behind;
    if (ahead == null) {
      first = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind == null) {
      last = ahead;
    } else {
      behind.ahead = ahead;
    }
    worker.ahead = null;
    worker.behind = null;
  }
}

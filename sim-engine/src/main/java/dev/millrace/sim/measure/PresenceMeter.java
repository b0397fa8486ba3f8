package dev.millrace.sim.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures when a worker is present that is added and removed during the run.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class PresenceMeter {

  private static final long ABSENT = -1;

  private final String worker;
  private final List<Span> spans = new ArrayList<>();
  private long fromNanos = ABSENT;

  private record Span(long fromNanos, long toNanos) {

    long within(long startNanos, long endNanos) {
      return Math.max(0, Math.min(toNanos, endNanos) - Math.max(fromNanos, startNanos));
    }
  }

  /** Creates the meter of a worker that is absent. */
  public PresenceMeter(String worker) {
    this.worker = worker;
  }

  /** Records that the worker is present; without effect if it was before. */
  public void present(long nanos) {
    if (fromNanos == ABSENT) {
      fromNanos = nanos;
    }
  }

  /** Records that the worker is absent; without effect if it was before. */
  public void absent(long nanos) {
    if (fromNanos != ABSENT) {
      spans.add(new Span(fromNanos, nanos));
      fromNanos = ABSENT;
    }
  }

  String worker() {
    return worker;
  }

  /** Returns how long the worker was present within a span of the run. */
  long within(long startNanos, long endNanos) {
    long closed = spans.stream().mapToLong(span -> span.within(startNanos, endNanos)).sum();
    return fromNanos == ABSENT
        ? closed
        : closed + new Span(fromNanos, endNanos).within(startNanos, endNanos);
  }
}

package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several sources in the order of their times; rows of the same time are in the order
 * of the sources. A row with a time before that of an earlier row of its source follows that one.
 * Not thread-safe.
 */
final class MergedSource implements RecordSource {

  private final List<? extends RecordSource> sources;
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong(Head::sortedByNanos).thenComparingInt(Head::source));
  private boolean started;

  MergedSource(List<? extends RecordSource> sources) {
    this.sources = sources;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    if (!started) {
      started = true;
      for (int i = 0; i < sources.size(); i++) {
        addHead(i, Long.MIN_VALUE);
      }
    }
    Head first = heads.poll();
    if (first == null) {
      return null;
    }
    addHead(first.source(), first.sortedByNanos());
    return first.row();
  }

  private void addHead(int source, long atLeastNanos) throws IOException {
    TimedRecord row = sources.get(source).next();
    if (row != null) {
      heads.add(new Head(row, source, Math.max(atLeastNanos, row.timeNanos())));
    }
  }

  @Override
  public void close() throws IOException {
    try (var all = new Closers()) {
      sources.forEach(all::add);
    }
  }

  private record Head(TimedRecord row, int source, long sortedByNanos) {}
}

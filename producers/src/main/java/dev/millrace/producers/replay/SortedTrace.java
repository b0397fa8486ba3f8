package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows sorted by their times; rows of the same time keep their order. Rows that do not fit into the
 * memory are sorted in parts, which are merged from a temporary file (D. E. Knuth, <i>The Art of
 * Computer Programming</i>, volume 3, section 5.4). Not thread-safe.
 */
final class SortedTrace implements Closeable {

  /** The approximate memory for rows. */
  static final long MAX_BYTES_IN_MEMORY = 48L << 20;

  private static final int BYTES_PER_OBJECT = 56;

  private final long maxBytesInMemory;
  private final List<TimedRecord> inMemory = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private @Nullable RecordSpool spool;

  /** Creates an empty trace that uses about the given memory. */
  SortedTrace(long maxBytesInMemory) {
    this.maxBytesInMemory = maxBytesInMemory;
  }

  /** Reads all rows, and counts those out of order. */
  void addAll(RecordSource rows, Disorder disorder) throws IOException {
    long bytes = 0;
    for (TimedRecord row = rows.next(); row != null; row = rows.next()) {
      disorder.add(row.timeNanos());
      inMemory.add(row);
      bytes += bytes(row.body());
      if (bytes > maxBytesInMemory) {
        writeRun();
        bytes = 0;
      }
    }
    if (spool != null) {
      writeRun();
    } else {
      sort();
    }
  }

  private void writeRun() throws IOException {
    sort();
    RecordSpool target = spool == null ? RecordSpool.create() : spool;
    spool = target;
    long start = target.end();
    for (TimedRecord row : inMemory) {
      target.add(row, row.timeNanos());
    }
    inMemory.clear();
    runs.add(new Run(start, target.end()));
  }

  private void sort() {
    inMemory.sort(Comparator.comparingLong(TimedRecord::timeNanos));
  }

  /** Returns the rows from the first one on. */
  RecordSource open() throws IOException {
    if (spool == null) {
      Iterator<TimedRecord> rows = inMemory.iterator();
      return new InMemory(rows);
    }
    List<RecordSource> sources = new ArrayList<>();
    for (Run run : runs) {
      sources.add(spool.read(run.start(), run.end()));
    }
    return new MergedSource(sources);
  }

  private static long bytes(Object body) {
    if (body instanceof List<?> fields) {
      return fields.stream().mapToLong(SortedTrace::bytes).sum() + BYTES_PER_OBJECT;
    }
    return 2 * BYTES_PER_OBJECT + (long) String.valueOf(body).length();
  }

  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }

  private record Run(long start, long end) {}

  private record InMemory(Iterator<TimedRecord> rows) implements RecordSource {

    @Override
    public @Nullable TimedRecord next() {
      return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

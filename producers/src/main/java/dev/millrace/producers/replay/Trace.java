package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one or several files, in the order in which they are replayed. Several files are
 * merged by time. Not thread-safe.
 */
final class Trace implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplayProducer.class);

  private final List<TraceFile> files;
  private final Format format;
  private final Order order;
  private final OnError onError;
  private final AtomicLong skipped = new AtomicLong();
  private final List<Disorder> disorders = new ArrayList<>();
  private @Nullable SortedTrace sorted;

  Trace(List<TraceFile> files, Format format, Order order, OnError onError) {
    this.files = List.copyOf(files);
    this.format = format;
    this.order = order;
    this.onError = onError;
  }

  /** Returns the name of the trace for messages: its first file, and the number of others. */
  String name() {
    String first = files.get(0).path().toString();
    return files.size() == 1 ? first : "%s and %d more".formatted(first, files.size() - 1);
  }

  /** Returns the place of a line, which is known only in a single file. */
  String at(long line) {
    return files.size() == 1 ? name() + ":" + line : name();
  }

  /** Returns whether the times were recorded by a clock. */
  boolean hasClock() {
    return format.hasClock();
  }

  /** Opens the trace for one pass. Malformed rows are skipped and counted, or fail the pass. */
  RecordSource open() throws IOException {
    return open(onError, skipped, disorders);
  }

  /** Opens the trace for one pass by a reader that runs ahead, and reports nothing. */
  RecordSource openAhead() throws IOException {
    return open(OnError.SKIP, new AtomicLong(), new ArrayList<>());
  }

  /** Opens the trace in the order of its files; malformed rows are skipped. */
  RecordSource openUnordered() throws IOException {
    return merged(OnError.SKIP, new AtomicLong(), Order.AS_IS, new ArrayList<>());
  }

  private RecordSource open(OnError handling, AtomicLong skippedRows, List<Disorder> counts)
      throws IOException {
    if (order.kind() != Order.Kind.SORT) {
      return merged(handling, skippedRows, order, counts);
    }
    SortedTrace all = sorted;
    if (all == null) {
      all = new SortedTrace(SortedTrace.MAX_BYTES_IN_MEMORY);
      sorted = all;
      var disorder = new Disorder();
      disorders.add(disorder);
      try (RecordSource rows = merged(onError, skipped, Order.AS_IS, counts)) {
        all.addAll(rows, disorder);
      }
    }
    return all.open();
  }

  private RecordSource merged(
      OnError handling, AtomicLong skippedRows, Order fileOrder, List<Disorder> counts)
      throws IOException {
    List<RecordSource> sources = new ArrayList<>();
    try {
      for (TraceFile file : files) {
        sources.add(source(file, handling, skippedRows, fileOrder, counts));
      }
    } catch (IOException e) {
      new MergedSource(sources).close();
      throw e;
    }
    return sources.size() == 1 ? sources.get(0) : new MergedSource(sources);
  }

  private RecordSource source(
      TraceFile file,
      OnError handling,
      AtomicLong skippedRows,
      Order fileOrder,
      List<Disorder> counts)
      throws IOException {
    RecordSource rows = format.open(file);
    if (handling == OnError.SKIP) {
      rows = new WellFormedRows(rows, skippedRows);
    }
    if (fileOrder.kind() == Order.Kind.AS_IS) {
      return rows;
    }
    var disorder = new Disorder();
    counts.add(disorder);
    return new WindowSource(file, rows, fileOrder.windowNanos(), disorder);
  }

  /** Returns whether the rows are put in order before they are replayed. */
  boolean isOrdered() {
    return order.kind() != Order.Kind.AS_IS;
  }

  /** Removes temporary files, and logs the number of rows that were out of order or skipped. */
  @Override
  public void close() throws IOException {
    long outOfOrder = disorders.stream().mapToLong(Disorder::outOfOrder).sum();
    if (outOfOrder > 0) {
      LOG.info(
          "{}: {} of {} records were out of order, and were put in order",
          name(),
          outOfOrder,
          disorders.stream().mapToLong(Disorder::rows).sum());
    }
    if (skipped.get() > 0) {
      LOG.warn("{}: {} malformed rows were skipped", name(), skipped);
    }
    if (sorted != null) {
      sorted.close();
      sorted = null;
    }
  }
}

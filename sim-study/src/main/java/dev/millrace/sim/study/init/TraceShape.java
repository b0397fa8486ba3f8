package dev.millrace.sim.study.init;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** The shape of a trace, from its due times in ascending order. Memory does not grow with them. */
public final class TraceShape implements LongConsumer {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;
  private static final long MINUTE = 60 * SECOND;

  /** Windows of less than a second serve traces of a few seconds alone. */
  private static final List<Long> WINDOWS =
      List.of(
          MILLI, 10 * MILLI, 100 * MILLI, SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, 60 * MINUTE);

  /** A variance of fewer counts says little. */
  private static final int MIN_WINDOWS = 5;

  private final List<WindowCounts> windows = WINDOWS.stream().map(WindowCounts::new).toList();
  private final WindowCounts[] each = windows.toArray(WindowCounts[]::new);
  private long messages;
  private long first;
  private long last;
  private long atFirst;
  private long longestGap;
  private long longestGapStart;

  @Override
  public void accept(long dueNanos) {
    if (messages == 0) {
      first = dueNanos;
      last = dueNanos;
    }
    messages++;
    atFirst += dueNanos == first ? 1 : 0;
    if (dueNanos - last > longestGap) {
      longestGap = dueNanos - last;
      longestGapStart = last - first;
    }
    last = dueNanos;
    for (WindowCounts counts : each) {
      counts.accept(dueNanos);
    }
  }

  /** Returns the number of messages. */
  public long messages() {
    return messages;
  }

  /** Returns the time from the first message to the last. */
  public long spanNanos() {
    return last - first;
  }

  /** Returns the messages a second after the first ones. */
  public double perSecond() {
    return (messages - atFirst) * 1e9 / spanNanos();
  }

  /** Returns the longest gap between two messages. */
  public long longestGapNanos() {
    return longestGap;
  }

  /** Returns the start of the longest gap, from the first message. */
  public long longestGapStartNanos() {
    return longestGapStart;
  }

  /** Returns the counts in the windows that fit several times into the trace, shortest first. */
  public List<WindowCounts> windows() {
    List<WindowCounts> fitting =
        windows.stream().filter(counts -> counts.windows() >= MIN_WINDOWS).toList();
    List<WindowCounts> usual =
        fitting.stream().filter(counts -> counts.windowNanos() >= SECOND).toList();
    return usual.isEmpty() ? fitting : usual;
  }

  /** Returns the shape of due times. */
  public static TraceShape of(long[] dueNanos) {
    TraceShape shape = new TraceShape();
    LongStream.of(dueNanos).forEach(shape);
    return shape;
  }
}

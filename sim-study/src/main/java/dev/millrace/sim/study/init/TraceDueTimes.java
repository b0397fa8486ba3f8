package dev.millrace.sim.study.init;

import dev.millrace.sim.plugins.PluginSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** The due times of a trace's messages, in nanoseconds from its first one. Grows as needed. */
public final class TraceDueTimes implements LongConsumer {

  private static final int INITIAL_SIZE = 1024;

  private long[] dueNanos = new long[INITIAL_SIZE];
  private int count;

  /**
   * Finds the times of a trace and reads them.
   *
   * @param maxMessages the maximum number of messages
   * @throws TraceException if it is not a trace, or ambiguous
   */
  public static long[] read(Path trace, PluginSource plugins, int maxMessages) {
    return new TraceFinder(trace, plugins, maxMessages)
        .find(TraceDueTimes::new)
        .consumer()
        .toArray();
  }

  @Override
  public void accept(long nanos) {
    if (count == dueNanos.length) {
      dueNanos = Arrays.copyOf(dueNanos, 2 * count);
    }
    dueNanos[count++] = nanos;
  }

  /** Returns the due times so far. */
  public long[] toArray() {
    return Arrays.copyOf(dueNanos, count);
  }
}

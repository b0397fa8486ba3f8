package dev.millrace.sim.study.size;

import dev.millrace.sim.study.ScenarioSpec;
import java.util.Arrays;

/** The due times of a scenario's first replication; none if they depend on the run. */
final class DueTimes {

  private static final int MAX_MESSAGES = 2_000_000;

  private long[] nanos = new long[1024];
  private int count;

  DueTimes(ScenarioSpec spec) {
    if (spec.readSchedule(MAX_MESSAGES, this::add).failure() != null) {
      count = 0;
    }
  }

  private void add(long dueNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = dueNanos;
  }

  int count() {
    return count;
  }

  /** Returns the largest backlog; there is at least one message. */
  Backlog backlog(double servicePerSecond) {
    return Backlog.of(nanos, count, servicePerSecond);
  }
}

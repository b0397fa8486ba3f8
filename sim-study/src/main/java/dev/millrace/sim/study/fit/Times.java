package dev.millrace.sim.study.fit;

import java.util.Arrays;

/**
 * The due times of a trace, from its first message on.
 *
 * @param dueNanos in ascending order; the first is 0
 */
record Times(long[] dueNanos) {

  /** Returns times that start at the first of some due times. */
  static Times from(long[] due) {
    long first = due.length == 0 ? 0 : due[0];
    return new Times(Arrays.stream(due).map(nanos -> nanos - first).toArray());
  }

  int count() {
    return dueNanos.length;
  }

  long spanNanos() {
    return dueNanos[dueNanos.length - 1];
  }

  double spanSeconds() {
    return spanNanos() / 1e9;
  }

  /** Returns the mean rate in messages a second. */
  double rate() {
    return (count() - 1) / spanSeconds();
  }

  /** Returns the counts in consecutive windows; a last window that is unfinished is left out. */
  int[] counts(double windowNanos) {
    int[] counts = new int[(int) Math.floor(spanNanos() / windowNanos)];
    for (long due : dueNanos) {
      int window = (int) (due / windowNanos);
      if (window < counts.length) {
        counts[window]++;
      }
    }
    return counts;
  }
}

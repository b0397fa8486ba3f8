package dev.millrace.sim.study.size;

/**
 * The largest backlog of arrivals that are served like a fluid, at a constant rate from an
 * unlimited buffer: the part of the waits that no buffer changes.
 *
 * @param servicePerSecond the rate of service
 * @param startNanos when the backlog began to grow from nothing, since the start of the run
 * @param peakNanos when it was largest
 * @param messages the arrivals from the start to the peak
 * @param backlog the largest backlog, in messages
 * @param endNanos when it was gone again; {@link Long#MAX_VALUE} if it never was
 */
public record Backlog(
    double servicePerSecond,
    long startNanos,
    long peakNanos,
    long messages,
    double backlog,
    long endNanos) {

  /**
   * Returns the largest backlog.
   *
   * @param dueNanos ascending due times; at least one
   * @param count how many of them
   */
  static Backlog of(long[] dueNanos, int count, double servicePerSecond) {
    double perNano = servicePerSecond / 1e9;
    double level = 0;
    int startOfThis = 0;
    double peak = -1;
    int peakAt = 0;
    int startOfPeak = 0;
    for (int i = 0; i < count; i++) {
      double served = i == 0 ? 0 : perNano * (dueNanos[i] - dueNanos[i - 1]);
      if (level <= served) {
        startOfThis = i;
      }
      level = Math.max(0, level - served) + 1;
      if (level > peak) {
        peak = level;
        peakAt = i;
        startOfPeak = startOfThis;
      }
    }
    return new Backlog(
        servicePerSecond,
        dueNanos[startOfPeak],
        dueNanos[peakAt],
        peakAt - startOfPeak + 1L,
        peak,
        end(dueNanos, count, perNano, peakAt, peak));
  }

  private static long end(long[] dueNanos, int count, double perNano, int from, double peak) {
    double level = peak;
    for (int i = from + 1; i < count; i++) {
      double served = perNano * (dueNanos[i] - dueNanos[i - 1]);
      if (level <= served) {
        return dueNanos[i - 1] + Math.round(level / perNano);
      }
      level += 1 - served;
    }
    return perNano > 0 ? dueNanos[count - 1] + Math.round(level / perNano) : Long.MAX_VALUE;
  }

  /** Returns how long the last message of the backlog waits, in nanoseconds. */
  public double lastWaitNanos() {
    return backlog / servicePerSecond * 1e9;
  }

  /** Returns the messages that are served while the backlog grows. */
  public double served() {
    return messages - backlog;
  }
}

package dev.millrace.sim.study.init;

import java.util.function.LongConsumer;

/**
 * The counts of messages in windows of one length, from the first message on. Memory does not grow
 * with their number.
 *
 * <p>The index of dispersion for counts is the variance of the counts divided by their mean, 1 for
 * Poisson arrivals (R. Gusella, <i>Characterizing the variability of arrival processes with indexes
 * of dispersion</i>, IEEE J. Sel. Areas Commun. 9, 1991). A last window that is unfinished does not
 * count.
 */
public final class WindowCounts implements LongConsumer {

  private final long windowNanos;
  private long first = -1;
  private long window;
  private long count;
  private double sum;
  private double squares;
  private long busiestCount;
  private long busiestWindow;

  /** Creates counts of no messages. */
  public WindowCounts(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  @Override
  public void accept(long dueNanos) {
    first = first < 0 ? dueNanos : first;
    long current = (dueNanos - first) / windowNanos;
    if (current != window) {
      sum += count;
      squares += (double) count * count;
      window = current;
      count = 0;
    }
    count++;
    if (count > busiestCount) {
      busiestCount = count;
      busiestWindow = window;
    }
  }

  public long windowNanos() {
    return windowNanos;
  }

  /** Returns the number of finished windows. */
  public long windows() {
    return window;
  }

  /** Returns the mean count of the finished windows. */
  public double mean() {
    return sum / window;
  }

  /** Returns the index of dispersion for counts; NaN if fewer than two windows are finished. */
  public double dispersion() {
    double mean = mean();
    return window < 2 ? Double.NaN : Math.max(0, (squares - sum * mean) / (window - 1)) / mean;
  }

  /** Returns the number of messages in the busiest window. */
  public long busiestCount() {
    return busiestCount;
  }

  /** Returns the start of the busiest window, in nanoseconds from the first message. */
  public long busiestNanos() {
    return busiestWindow * windowNanos;
  }
}

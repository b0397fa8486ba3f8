package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of one run. A run on one thread uses {@link #direct}; a run on several threads has a
 * recorder for each of them. {@link #dropped} and {@link #undrained} may be called by any thread.
 */
public final class RunRecorder {

  private final @Nullable SeriesRecorder series;
  private final MessageRecorder all;
  private final Object lock = new Object();

  private RunRecorder(@Nullable SeriesRecorder series, MessageRecorder all) {
    this.series = series;
    this.all = all;
  }

  /**
   * Returns the recorder of a run; null if no records are wanted.
   *
   * @param lengthNanos the expected length of the run; {@link Long#MAX_VALUE} if it is unknown
   * @param exactQueue whether the length of the queue is known at all times
   */
  public static @Nullable RunRecorder of(Recording wanted, long lengthNanos, boolean exactQueue) {
    SeriesRecorder series =
        wanted.series() ? SeriesRecorder.forLength(lengthNanos, exactQueue) : null;
    if (wanted.messages() == null) {
      return series == null ? null : new RunRecorder(series, series);
    }
    MessageRecorder log = new LogRecorder(wanted.messages());
    return new RunRecorder(series, series == null ? log : new RecorderPair(series, log));
  }

  /** Returns the recorder of a run on one thread. */
  public MessageRecorder direct() {
    return all;
  }

  /** Returns a recorder for one of several threads. */
  public BufferedRecorder newThread() {
    return new BufferedRecorder(all, lock);
  }

  /** Records that the pipeline dropped a message by itself. */
  public void dropped(Message message, String reason, long nowNanos) {
    synchronized (lock) {
      all.dropped(message, reason, nowNanos);
    }
  }

  /** Records that a message was in the pipeline when the run ended. */
  public void undrained(Message message, long nowNanos) {
    synchronized (lock) {
      all.completed(message, Outcome.UNDRAINED, MessageLog.NEVER, nowNanos);
    }
  }

  /** Returns the series of a run that has ended; null if none was wanted. */
  public @Nullable TimeSeries series(long endNanos) {
    synchronized (lock) {
      return series == null ? null : series.series(endNanos);
    }
  }
}

package dev.millrace.sim.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course of a run, warm-up included, in bins of equal width. Bins double in width as a run goes
 * on, so that there are at most {@value SeriesRecorder#MAX_BINS} however long it takes.
 *
 * @param binNanos the width of a bin
 * @param endNanos the end of the run, in the last bin
 * @param exactQueue whether the length of the queue was known at all times; otherwise it was read
 *     after each put, and before each call of a consumer
 * @param dropReasons the reasons of {@link Bin#dropped}, sorted
 */
public record TimeSeries(
    long binNanos, long endNanos, boolean exactQueue, List<String> dropReasons, List<Bin> bins) {

  /**
   * One bin.
   *
   * @param arrivals messages due in it that were offered
   * @param delivered messages delivered in it
   * @param failed messages whose last attempt failed in it
   * @param dropped messages dropped in it, by reason
   * @param queue the length of the queue; null if it was not read
   * @param blockedProducers the mean number of producers in put
   * @param busyConsumers the mean number of workers that store
   * @param sojourn of the messages delivered in it; null if there are none
   */
  public record Bin(
      long arrivals,
      long delivered,
      long failed,
      List<Long> dropped,
      @Nullable Queue queue,
      double blockedProducers,
      double busyConsumers,
      @Nullable Sojourn sojourn) {}

  /** The length of the queue in a bin; the mean is over time if it was known at all times. */
  public record Queue(int min, double mean, int max) {}

  /**
   * Times from due to done in a bin, in nanoseconds. The percentiles are at most 3 % too long; the
   * maximum is exact.
   */
  public record Sojourn(long p50, long p99, long max) {}

  /** Returns when a bin begins. */
  public long fromNanos(int bin) {
    return bin * binNanos;
  }
}

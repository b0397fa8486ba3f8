package dev.millrace.sim.recording;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of one bin of a time series. Not thread-safe. */
final class SeriesBin {

  /** The number of bits that select a bucket within a power of two: buckets 3 % wide. */
  private static final int BITS = 5;

  private static final int IGNORED = 52 - BITS;

  /** Subtracted so that 1 ns has bucket 1. */
  private static final int OFFSET = (1023 << BITS) - 1;

  long arrivals;
  long delivered;
  long failed;
  double blockedNanos;
  double busyNanos;

  /** The integral of the queue's length over time, or the sum of the lengths read. */
  double queueSum;

  long queueReadings;
  private int queueMin = Integer.MAX_VALUE;
  private int queueMax = -1;

  private long[] dropped = {};

  /** The numbers of sojourn times by bucket; the array grows to the longest one. */
  private int[] sojourns = {};

  private long longest;

  void dropped(int reason) {
    if (reason >= dropped.length) {
      dropped = Arrays.copyOf(dropped, reason + 1);
    }
    dropped[reason]++;
  }

  void queue(int length) {
    if (length < queueMin) {
      queueMin = length;
    }
    if (length > queueMax) {
      queueMax = length;
    }
  }

  void sojourn(long nanos) {
    long value = Math.max(0, nanos);
    int bucket =
        Math.max(0, (int) (Double.doubleToRawLongBits((double) value) >>> IGNORED) - OFFSET);
    if (bucket >= sojourns.length) {
      grow(bucket);
    }
    sojourns[bucket]++;
    if (value > longest) {
      longest = value;
    }
  }

  private void grow(int bucket) {
    sojourns = Arrays.copyOf(sojourns, ((bucket >> BITS) + 1) << BITS);
  }

  /** Adds the sums of the bin that follows, with which this one is merged. */
  void add(SeriesBin next) {
    arrivals += next.arrivals;
    delivered += next.delivered;
    failed += next.failed;
    blockedNanos += next.blockedNanos;
    busyNanos += next.busyNanos;
    queueSum += next.queueSum;
    queueReadings += next.queueReadings;
    queueMin = Math.min(queueMin, next.queueMin);
    queueMax = Math.max(queueMax, next.queueMax);
    longest = Math.max(longest, next.longest);
    if (dropped.length < next.dropped.length) {
      dropped = Arrays.copyOf(dropped, next.dropped.length);
    }
    for (int i = 0; i < next.dropped.length; i++) {
      dropped[i] += next.dropped[i];
    }
    if (sojourns.length < next.sojourns.length) {
      sojourns = Arrays.copyOf(sojourns, next.sojourns.length);
    }
    for (int i = 0; i < next.sojourns.length; i++) {
      sojourns[i] = (int) Math.min(Integer.MAX_VALUE, (long) sojourns[i] + next.sojourns[i]);
    }
  }

  /**
   * Returns the bin as it is published.
   *
   * @param nanos the time that it covers
   * @param reasons the numbers of the drop reasons, in the order of the result
   */
  TimeSeries.Bin toBin(long nanos, boolean exactQueue, List<Integer> reasons) {
    return new TimeSeries.Bin(
        arrivals,
        delivered,
        failed,
        reasons.stream().map(each -> each < dropped.length ? dropped[each] : 0).toList(),
        queue(exactQueue ? nanos : queueReadings),
        perTime(blockedNanos, nanos),
        perTime(busyNanos, nanos),
        sojourn());
  }

  private static double perTime(double sum, long nanos) {
    return nanos == 0 ? 0 : sum / nanos;
  }

  private TimeSeries.@Nullable Queue queue(long weight) {
    return queueMax < 0
        ? null
        : new TimeSeries.Queue(queueMin, weight == 0 ? queueMax : queueSum / weight, queueMax);
  }

  private TimeSeries.@Nullable Sojourn sojourn() {
    long count = 0;
    for (int each : sojourns) {
      count += each;
    }
    return count == 0
        ? null
        : new TimeSeries.Sojourn(
            percentile((count + 1) / 2), percentile(count - count / 100), longest);
  }

  /** Returns the upper end of the bucket with the duration of this rank, from 1. */
  private long percentile(long rank) {
    long seen = 0;
    for (int i = 0; i < sojourns.length; i++) {
      seen += sojourns[i];
      if (seen >= rank) {
        double next = Double.longBitsToDouble((long) (i + 1 + OFFSET) << IGNORED);
        return next > longest ? longest : (long) Math.ceil(next) - 1;
      }
    }
    return longest;
  }
}

package dev.millrace.sim.measure;

import java.util.Arrays;

/**
 * A distribution of durations in nanoseconds, recorded by one worker or merged from several: a
 * histogram whose buckets are as wide as a thousandth of their durations, or narrower, and the
 * exact mean and maximum.
 *
 * <p>Durations below 2048 ns have a bucket each. From there on every power of two is divided into
 * 1024 buckets of equal width, which is the arrangement of HdrHistogram at three significant digits
 * (G. Tene, hdrhistogram.org). The array grows to the longest duration seen: 430 KB for all of
 * them.
 *
 * <p>Not thread-safe: recorded by its worker's thread, and merged after that thread has ended.
 */
public final class Latencies {

  /** How many bits of a duration tell its bucket within a power of two. */
  private static final int BITS = 10;

  /** A rank of 999 is not to become 1,000 because of its last binary digit. */
  private static final double ROUNDING = 1e-9;

  /** Durations below this have a bucket each. */
  private static final int EXACT = 2 << BITS;

  /** Beyond this the running sum is put aside, before it can overflow. */
  private static final long LARGE = 1L << 61;

  private long[] counts = new long[EXACT];
  private long count;
  private long sum;
  private double sumAside;
  private long max;

  /** Records a duration; a negative one, which only a clock's rounding can give, counts as 0. */
  public void record(long nanos) {
    long value = Math.max(0, nanos);
    int bucket = bucket(value);
    if (bucket >= counts.length) {
      grow(bucket);
    }
    counts[bucket]++;
    count++;
    if (value > max) {
      max = value;
    }
    add(value);
  }

  private void add(long value) {
    sum += value;
    if (Long.compareUnsigned(sum, LARGE) >= 0) {
      sum += Math.min(value, LARGE) - value;
      putSumAside();
    }
  }

  /** Records the first so many durations of an array, as {@link #record(long)} does each. */
  void record(long[] nanos, int durations) {
    long[] buckets = counts;
    long total = sum;
    long longest = max;
    for (int i = 0; i < durations; i++) {
      // Without a branch: whether it was 0 is more than a processor can guess.
      long value = nanos[i] & ~(nanos[i] >> (Long.SIZE - 1));
      int bucket = bucket(value);
      if (bucket >= buckets.length) {
        grow(bucket);
        buckets = counts;
      }
      buckets[bucket]++;
      longest = Math.max(longest, value);
      total += value;
      if (Long.compareUnsigned(total, LARGE) >= 0) {
        sum = total - value;
        add(value);
        total = sum;
      }
    }
    sum = total;
    max = longest;
    count += durations;
  }

  /** Records a duration that stands for several. */
  public void record(long nanos, int times) {
    if (times == 1) {
      record(nanos);
      return;
    }
    long value = Math.max(0, nanos);
    int bucket = bucket(value);
    if (bucket >= counts.length) {
      grow(bucket);
    }
    counts[bucket] += times;
    count += times;
    max = Math.max(max, value);
    sumAside += (double) value * times;
  }

  /** Adds all that was recorded elsewhere. */
  public void add(Latencies other) {
    if (other.counts.length > counts.length) {
      grow(other.counts.length - 1);
    }
    for (int i = 0; i < other.counts.length; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    max = Math.max(max, other.max);
    putSumAside();
    sumAside += other.sumAside + other.sum;
  }

  /** One who is told what was recorded, from the shortest to the longest. */
  public interface Visitor {

    /**
     * So many durations of about the same length were recorded.
     *
     * @param nanos the longest that they may have been
     */
    void recorded(long nanos, long count);
  }

  /** Tells everything that was recorded, from the shortest to the longest. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        visitor.recorded(Math.min(max, upperEnd(i)), counts[i]);
      }
    }
  }

  /** How many durations were recorded. */
  public long count() {
    return count;
  }

  /** The arithmetic mean in nanoseconds; 0 when nothing was recorded. */
  public double meanNanos() {
    return count == 0 ? 0 : (sumAside + sum) / count;
  }

  /** The longest in nanoseconds; 0 when nothing was recorded. */
  public long maxNanos() {
    return max;
  }

  /**
   * The duration in nanoseconds that the given percentage (0 to 100) does not exceed: the upper end
   * of its bucket, and at most the longest; 0 when nothing was recorded.
   */
  public long percentileNanos(double percentage) {
    long rank = Math.max(1, (long) Math.ceil(percentage * count / 100 - ROUNDING));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(max, upperEnd(i));
      }
    }
    return max;
  }

  /** The share of durations, from 0 to 1, that lie in the bucket of the given one or below. */
  public double shareAtOrBelow(long nanos) {
    if (count == 0) {
      return 0;
    }
    long seen = 0;
    int last = Math.min(bucket(Math.max(0, nanos)), counts.length - 1);
    for (int i = 0; i <= last; i++) {
      seen += counts[i];
    }
    return (double) seen / count;
  }

  private static int bucket(long value) {
    // What is below EXACT counts as the longest that is, whose shift is 0.
    int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(value | (EXACT - 1));
    return (shift << BITS) + (int) (value >>> shift);
  }

  /** The longest duration of a bucket. */
  private static long upperEnd(int bucket) {
    if (bucket < EXACT) {
      return bucket;
    }
    int shift = (bucket >> BITS) - 1;
    long first = (long) (bucket - (shift << BITS)) << shift;
    return first + (1L << shift) - 1;
  }

  private void grow(int bucket) {
    int powers = (bucket >> BITS) + 1;
    counts = Arrays.copyOf(counts, powers << BITS);
  }

  private void putSumAside() {
    sumAside += sum;
    sum = 0;
  }
}

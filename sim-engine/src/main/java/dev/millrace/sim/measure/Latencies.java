package dev.millrace.sim.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of durations in nanoseconds, recorded by one worker or merged from several: a
 * histogram whose buckets are as wide as a thousandth of their durations, or narrower, and the
 * exact mean and maximum.
 *
 * <p>Every power of two is divided into 1024 buckets of equal width, or into its whole numbers
 * where it has fewer, which is the arrangement of HdrHistogram at three significant digits (G.
 * Tene, hdrhistogram.org). Where a duration belongs is read off its representation as a {@code
 * double}: exponent and first ten digits, side by side, are the number of its bucket. (From 2⁵³ ns
 * on, 104 days, a duration just below the next bucket is rounded into it.) The array grows to the
 * longest duration seen: 250 KB for all of them.
 *
 * <p>Not thread-safe: recorded by its worker's thread, and merged after that thread has ended.
 */
public final class Latencies {

  /** The number of bits that select a bucket within a power of two. */
  private static final int BITS = 10;

  /** The number of low bits of a double that are ignored. */
  private static final int IGNORED = 52 - BITS;

  /** Subtracted so that 1 ns has bucket 1. */
  private static final int OFFSET = (1023 << BITS) - 1;

  /** Keeps a rank of 999 from being rounded up to 1,000. */
  private static final double ROUNDING = 1e-9;

  /** More than a thousand durations below this have a sum that fits a long. */
  private static final long SHORT = 1L << 52;

  /** Beyond this the running sum is carried over, before it can overflow. */
  private static final long LARGE = 1L << 61;

  /** The recent counts of the buckets, few enough for an int. */
  private int[] counts = {};

  /** The counts of earlier durations, or those added from elsewhere; null if there are none. */
  private long @Nullable [] earlier;

  private long count;

  /** The total count at which the recent counts are added to the earlier ones. */
  private long fullCount = Integer.MAX_VALUE;

  private long sum;
  private double carriedSum;
  private long max;

  /** Records a duration; a negative one, which only a clock's rounding can cause, counts as 0. */
  public void record(long nanos) {
    long value = Math.max(0, nanos);
    countIn(bucket(value), 1);
    max = Math.max(max, value);
    add(value);
  }

  /**
   * Records the first parts, the second parts and the sums of durations. One loop for all three
   * takes half the time of three loops, since finding the buckets does not depend on earlier
   * results.
   *
   * @param firsts the first parts; none is negative
   * @param seconds the second parts; none is negative
   * @param durations the number of each, at most 1024
   */
  static void recordParts(
      long[] firsts,
      long[] seconds,
      int durations,
      Latencies ofFirsts,
      Latencies ofSeconds,
      Latencies ofWholes) {
    long longestFirst = 0;
    long longestSecond = 0;
    long longestWhole = 0;
    long allFirsts = 0;
    long allSeconds = 0;
    for (int i = 0; i < durations; i++) {
      long first = firsts[i];
      long second = seconds[i];
      longestFirst = Math.max(longestFirst, first);
      longestSecond = Math.max(longestSecond, second);
      longestWhole = Math.max(longestWhole, first + second);
      allFirsts += first;
      allSeconds += second;
    }
    if (longestWhole >= SHORT) {
      for (int i = 0; i < durations; i++) {
        ofFirsts.record(firsts[i]);
        ofSeconds.record(seconds[i]);
        ofWholes.record(firsts[i] + seconds[i]);
      }
      return;
    }
    int[] first = ofFirsts.countsFor(durations, longestFirst, allFirsts);
    int[] second = ofSeconds.countsFor(durations, longestSecond, allSeconds);
    int[] whole = ofWholes.countsFor(durations, longestWhole, allFirsts + allSeconds);
    for (int i = 0; i < durations; i++) {
      first[bucket(firsts[i])]++;
      second[bucket(seconds[i])]++;
      whole[bucket(firsts[i] + seconds[i])]++;
    }
  }

  /**
   * Records durations except for their buckets, which the caller counts in the returned array.
   *
   * @param longest the longest duration
   * @param total their sum
   */
  private int[] countsFor(int durations, long longest, long total) {
    makeRoom(durations);
    if (bucket(longest) >= counts.length) {
      grow(bucket(longest));
    }
    count += durations;
    max = Math.max(max, longest);
    add(total);
    return counts;
  }

  /** Adds all durations that were recorded elsewhere. */
  public void add(Latencies other) {
    add(other, 1);
  }

  /** Adds all durations that were recorded elsewhere, each as often as the weight says. */
  void add(Latencies other, int weight) {
    addToEarlier(other.counts, weight);
    if (other.earlier != null) {
      long[] all = earlierUpTo(other.earlier.length);
      for (int i = 0; i < other.earlier.length; i++) {
        all[i] += other.earlier[i] * weight;
      }
    }
    count += other.count * weight;
    fullCount += other.count * weight;
    max = Math.max(max, other.max);
    carrySum();
    carriedSum += (other.carriedSum + other.sum) * weight;
  }

  /** Receives the recorded durations, from the shortest to the longest. */
  public interface Visitor {

    /**
     * Receives durations of about the same length.
     *
     * @param nanos the longest that they may have been
     */
    void recorded(long nanos, long count);
  }

  /** Passes all durations to the visitor, from the shortest to the longest. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < buckets(); i++) {
      long there = countOf(i);
      if (there > 0) {
        visitor.recorded(Math.min(max, upperEnd(i)), there);
      }
    }
  }

  /** Returns the number of recorded durations. */
  public long count() {
    return count;
  }

  /** Returns the arithmetic mean in nanoseconds; 0 if nothing was recorded. */
  public double meanNanos() {
    return count == 0 ? 0 : (carriedSum + sum) / count;
  }

  /** Returns the longest duration in nanoseconds; 0 if nothing was recorded. */
  public long maxNanos() {
    return max;
  }

  /**
   * Returns the duration in nanoseconds that the given percentage (0 to 100) does not exceed: the
   * upper end of its bucket, at most the longest duration; 0 if nothing was recorded.
   */
  public long percentileNanos(double percentage) {
    long rank = Math.max(1, (long) Math.ceil(percentage * count / 100 - ROUNDING));
    long seen = 0;
    for (int i = 0; i < buckets(); i++) {
      seen += countOf(i);
      if (seen >= rank) {
        return Math.min(max, upperEnd(i));
      }
    }
    return max;
  }

  /** Returns the share of durations, from 0 to 1, in the bucket of the given one or below. */
  public double shareAtOrBelow(long nanos) {
    if (count == 0) {
      return 0;
    }
    long seen = 0;
    int last = Math.min(bucket(Math.max(0, nanos)), buckets() - 1);
    for (int i = 0; i <= last; i++) {
      seen += countOf(i);
    }
    return (double) seen / count;
  }

  private static int bucket(long value) {
    // The double of 0 has an exponent of its own.
    return Math.max(0, (int) (Double.doubleToRawLongBits((double) value) >>> IGNORED) - OFFSET);
  }

  /** Returns the longest duration of a bucket. */
  private static long upperEnd(int bucket) {
    double next = Double.longBitsToDouble((long) (bucket + 1 + OFFSET) << IGNORED);
    return next > Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.ceil(next) - 1;
  }

  private int buckets() {
    return earlier == null ? counts.length : Math.max(counts.length, earlier.length);
  }

  private long countOf(int bucket) {
    long lately = bucket < counts.length ? counts[bucket] : 0;
    return earlier == null || bucket >= earlier.length ? lately : lately + earlier[bucket];
  }

  private void countIn(int bucket, int times) {
    makeRoom(times);
    if (bucket >= counts.length) {
      grow(bucket);
    }
    counts[bucket] += times;
    count += times;
  }

  /** Prevents an overflow of the recent counts by this number of durations. */
  private void makeRoom(int durations) {
    if (count + durations > fullCount) {
      addToEarlier(counts, 1);
      Arrays.fill(counts, 0);
      fullCount = count + Integer.MAX_VALUE;
    }
  }

  private void addToEarlier(int[] more, int weight) {
    long[] all = earlierUpTo(more.length);
    for (int i = 0; i < more.length; i++) {
      all[i] += (long) more[i] * weight;
    }
  }

  private long[] earlierUpTo(int length) {
    long[] all = earlier == null ? new long[length] : earlier;
    if (all.length < length) {
      all = Arrays.copyOf(all, length);
    }
    earlier = all;
    return all;
  }

  private void grow(int bucket) {
    int powers = (bucket >> BITS) + 1;
    counts = Arrays.copyOf(counts, powers << BITS);
  }

  private void add(long value) {
    sum += Math.min(value, LARGE);
    if (sum >= LARGE) {
      carriedSum += Math.max(0, value - LARGE);
      carrySum();
    }
  }

  private void carrySum() {
    carriedSum += sum;
    sum = 0;
  }
}

package dev.millrace.sim.study;

import dev.millrace.sim.measure.Latencies;
import java.util.Arrays;

/**
 * The durations of all replications together, with the sums that the spread between replications
 * takes: for each recorded duration x, over the replications i with their counts c of durations up
 * to x and n in total, the sums of c, of c² and of c·n. Memory does not grow with the number of
 * replications. Not thread-safe.
 *
 * <p>The share at or below x is the ratio F(x) = Σc / Σn with the interval of {@link Ratios#share}.
 * A percentile p is the first x with F(x) at least p, and its interval is the inverse of the
 * interval's: from the first x where the upper end of the share's interval reaches p, to the first
 * where its lower end does. (This is the classical interval of a quantile, with the spread of
 * replications in place of the binomial one: A. M. Law, <i>Simulation Modeling and Analysis</i>,
 * 5th edition, 2015, chapter 9, on quantiles; P. Glynn, "Importance sampling for Monte Carlo
 * estimation of quantiles", 1996, on inverting.)
 *
 * <p>Long durations come in clumps, from a few busy periods. Of fewer than {@value #MIN_CLUMPS}
 * clumps beyond a percentile, those seen tell little of those not seen, and there is no interval.
 * Their number is estimated from durations that are ten times as frequent: with their share G and
 * its standard error s, (G / s)² is the number of independent events that is as uncertain. With few
 * clumps the standard error is uncertain as well, so they limit the degrees of freedom of t.
 */
public final class PooledShares {

  private static final double MIN_CLUMPS = 2.5;

  /** The number of clumps from which on intervals have their confidence. */
  private static final double ENOUGH_CLUMPS = 5;

  private static final double MORE_FREQUENT = 10;

  /** Absorbs the rounding error of a share such as 0.999. */
  private static final double ROUNDING = 1e-12;

  /** The recorded durations in ascending order, in nanoseconds; the first size entries are used. */
  private long[] values = new long[0];

  // The sums at each duration, over the replications: of c, of c² and of c·n.
  private double[] counts = new double[0];
  private double[] squares = new double[0];
  private double[] products = new double[0];
  private int size;

  private int replications;
  private double total;
  private double totalSquares;

  /** Adds the durations of one more replication. */
  void add(Latencies replication) {
    Recorded recorded = new Recorded();
    replication.forEach(recorded::add);
    insert(recorded);
    double n = replication.count();
    double count = 0;
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (next < recorded.size && recorded.values[next] == values[i]) {
        count += recorded.counts[next++];
      }
      counts[i] += count;
      squares[i] += count * count;
      products[i] += count * n;
    }
    replications++;
    total += n;
    totalSquares += n * n;
  }

  /**
   * Inserts the durations that are new, each with the sums of the next lower one: earlier
   * replications have no duration between the two.
   */
  private void insert(Recorded recorded) {
    int added = recorded.countMissing(values, size);
    if (added == 0) {
      return;
    }
    int longer = size + added;
    long[] mergedValues = new long[longer];
    double[] mergedCounts = new double[longer];
    double[] mergedSquares = new double[longer];
    double[] mergedProducts = new double[longer];
    int old = 0;
    int next = 0;
    for (int i = 0; i < longer; i++) {
      boolean isNew = old == size || (next < recorded.size && recorded.values[next] < values[old]);
      if (!isNew && next < recorded.size && recorded.values[next] == values[old]) {
        next++;
      }
      mergedValues[i] = isNew ? recorded.values[next++] : values[old++];
      if (old > 0) {
        mergedCounts[i] = counts[old - 1];
        mergedSquares[i] = squares[old - 1];
        mergedProducts[i] = products[old - 1];
      }
    }
    values = mergedValues;
    counts = mergedCounts;
    squares = mergedSquares;
    products = mergedProducts;
    size = longer;
  }

  /** The durations of one replication in ascending order, with their counts. */
  private static final class Recorded {

    private long[] values = new long[256];
    private long[] counts = new long[256];
    private int size;

    private void add(long nanos, long count) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      values[size] = nanos;
      counts[size++] = count;
    }

    /** Returns how many are missing in an array that is sorted as well. */
    private int countMissing(long[] present, int presentSize) {
      int missing = 0;
      int at = 0;
      for (int i = 0; i < size; i++) {
        while (at < presentSize && present[at] < values[i]) {
          at++;
        }
        missing += at < presentSize && present[at] == values[i] ? 0 : 1;
      }
      return missing;
    }
  }

  /** Returns the number of durations. */
  public long count() {
    return (long) total;
  }

  /**
   * Returns the share of durations, from 0 to 1, that are at most this long, to the precision of
   * their buckets.
   *
   * @param confidence that of the interval, above 0 and below 1
   */
  public Estimate shareAtOrBelow(long nanos, double confidence) {
    int at = Arrays.binarySearch(values, 0, size, nanos);
    if (at < 0) {
      at = -at - 2; // The greatest that is less.
    }
    if (at < 0) {
      return Estimate.without(0);
    }
    double share = ratio(at);
    if (replications < 2 || share <= 0 || share >= 1) {
      return Estimate.without(share);
    }
    double distance = Ratios.quantile(replications, confidence) * error(at);
    return new Estimate(share, Ratios.logit(share, -distance), Ratios.logit(share, distance));
  }

  /**
   * Returns a percentile in nanoseconds, with its interval if there are two replications or more
   * and enough clumps beyond it; NaN if there are no durations.
   *
   * @param percentage from 0 to 100
   * @param confidence that of the interval, above 0 and below 1
   */
  public Estimate percentile(double percentage, double confidence) {
    if (size == 0) {
      return Estimate.without(Double.NaN);
    }
    double share = percentage / 100;
    double value = firstWhere(share, 0);
    double clumps = clumpsBeyond(share);
    if (replications < 2 || clumps < MIN_CLUMPS) {
      return Estimate.without(value);
    }
    double width = Ratios.quantileAt(Math.min(replications - 1, clumps), confidence);
    return new Estimate(value, firstWhere(share, width), firstWhere(share, -width));
  }

  /**
   * Returns how many times as many durations the interval of a percentile takes; 1 if it has one,
   * or if more replications would not help.
   */
  public long timesAsMany(double percentage) {
    double clumps = size == 0 ? MIN_CLUMPS : clumpsBeyond(percentage / 100);
    return clumps < MIN_CLUMPS ? (long) Math.ceil(ENOUGH_CLUMPS / clumps) : 1;
  }

  private double clumpsBeyond(double share) {
    double frequent = 1 - MORE_FREQUENT * (1 - share);
    if (frequent <= ROUNDING) {
      return Double.POSITIVE_INFINITY;
    }
    int at = indexWhere(frequent);
    double relative = (1 - ratio(at)) / error(at);
    return ratio(at) >= 1 || Double.isInfinite(relative)
        ? Double.POSITIVE_INFINITY
        : relative * relative / MORE_FREQUENT;
  }

  private int indexWhere(double share) {
    for (int at = 0; at < size; at++) {
      if (ratio(at) >= share - ROUNDING) {
        return at;
      }
    }
    return size - 1;
  }

  /** Returns the first value whose share, moved by some standard errors, is at least the given. */
  private double firstWhere(double share, double standardErrors) {
    for (int at = 0; at < size; at++) {
      if (moved(at, standardErrors) >= share - ROUNDING) {
        return values[at];
      }
    }
    return values[size - 1];
  }

  private double moved(int at, double standardErrors) {
    double ratio = ratio(at);
    return standardErrors == 0 || ratio <= 0 || ratio >= 1
        ? ratio
        : Ratios.logit(ratio, standardErrors * error(at));
  }

  private double ratio(int at) {
    return counts[at] / total;
  }

  /** Returns the standard error of the share: Σ(c − F·n)² = Σc² − 2F·Σcn + F²·Σn². */
  private double error(int at) {
    double ratio = ratio(at);
    double sum = Math.max(0, squares[at] - 2 * ratio * products[at] + ratio * ratio * totalSquares);
    return Math.sqrt(sum / (replications - 1) / replications) / (total / replications);
  }
}

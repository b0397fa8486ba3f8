package dev.millrace.sim.study;

import dev.millrace.sim.measure.Latencies;
import java.util.Arrays;

/**
 * The durations of all replications together, with what it takes to tell how much the replications
 * differ: for each recorded duration x, over the replications i with their counts c of durations up
 * to x and n in all, the sums of c, of c² and of c·n. Memory does not grow with the number of
 * replications. Not thread-safe.
 *
 * <p>The share at or below x is the ratio F(x) = Σc / Σn with the t-interval of {@link Ratios}. A
 * percentile p is the first x with F(x) at least p, and its interval is the inverse of the
 * interval's: from the first x where the upper end of the share's interval reaches p, to the first
 * where its lower end does. (That is the classical way to the interval of a quantile, with the
 * spread of replications in place of the binomial one: A. M. Law, <i>Simulation Modeling and
 * Analysis</i>, 5th edition, 2015, chapter 9, on quantiles; P. Glynn, "Importance sampling for
 * Monte Carlo estimation of quantiles", 1996, on inverting.)
 */
public final class PooledShares {

  private static final int INITIAL_SIZE = 64;

  /** A share of 0.999 is not to be missed because of its last binary digit. */
  private static final double ROUNDING = 1e-12;

  private long[] values = new long[0];
  private double[] sums = new double[0];
  private double[] squares = new double[0];
  private double[] products = new double[0];
  private int replications;
  private double total;
  private double totalSquares;

  /** Adds the durations of one more replication. */
  void add(Latencies replication) {
    Cumulated cumulated = new Cumulated(replication);
    long[] union = union(values, cumulated.values());
    if (union.length > values.length) {
      // A value that is new was between two old ones, where the counts were those of the lower.
      sums = spread(sums, union);
      squares = spread(squares, union);
      products = spread(products, union);
      values = union;
    }
    double n = replication.count();
    int at = -1;
    double count = 0;
    for (int i = 0; i < values.length; i++) {
      if (at + 1 < cumulated.size && cumulated.values[at + 1] == values[i]) {
        at++;
        count = cumulated.counts[at];
      }
      sums[i] += count;
      squares[i] += count * count;
      products[i] += count * n;
    }
    replications++;
    total += n;
    totalSquares += n * n;
  }

  /** How many durations there are. */
  public long count() {
    return (long) total;
  }

  /**
   * The share of durations, from 0 to 1, that are at most this long, give or take a digit.
   *
   * @param confidence that of the interval, above 0 and below 1
   */
  public Estimate shareAtOrBelow(long nanos, double confidence) {
    int found = Arrays.binarySearch(values, nanos);
    int at = found >= 0 ? found : -found - 2;
    return at < 0 ? Estimate.without(0) : share(at, standardErrors(confidence));
  }

  /**
   * A percentile in nanoseconds, with its interval if there are two replications or more; NaN when
   * there are no durations.
   *
   * @param percentage from 0 to 100
   * @param confidence that of the interval, above 0 and below 1
   */
  public Estimate percentile(double percentage, double confidence) {
    double share = percentage / 100;
    double width = standardErrors(confidence);
    if (values.length == 0) {
      return Estimate.without(Double.NaN);
    }
    double value = firstWhere(share, 0);
    return replications < 2
        ? Estimate.without(value)
        : new Estimate(value, firstWhere(share, width), firstWhere(share, -width));
  }

  private double standardErrors(double confidence) {
    return replications < 2 ? Double.NaN : Ratios.quantile(replications, confidence);
  }

  /** The first value whose share, and so many standard errors more, is at least the given one. */
  private double firstWhere(double share, double standardErrors) {
    int last = values.length - 1;
    for (int i = 0; i < last; i++) {
      if (ratio(i) + (standardErrors == 0 ? 0 : standardErrors * error(i)) >= share - ROUNDING) {
        return (double) values[i];
      }
    }
    return (double) values[last];
  }

  private Estimate share(int at, double standardErrors) {
    return Double.isNaN(standardErrors)
        ? Estimate.without(ratio(at))
        : Estimate.around(ratio(at), standardErrors * error(at));
  }

  private double ratio(int at) {
    return sums[at] / total;
  }

  /** The standard error of the share: Σ(c − F·n)² = Σc² − 2F·Σcn + F²·Σn². */
  private double error(int at) {
    double ratio = ratio(at);
    double sum = Math.max(0, squares[at] - 2 * ratio * products[at] + ratio * ratio * totalSquares);
    return Math.sqrt(sum / (replications - 1) / replications) / (total / replications);
  }

  private double[] spread(double[] old, long[] union) {
    double[] spread = new double[union.length];
    int at = -1;
    for (int i = 0; i < union.length; i++) {
      if (at + 1 < values.length && values[at + 1] == union[i]) {
        at++;
      }
      spread[i] = at < 0 ? 0 : old[at];
    }
    return spread;
  }

  private static long[] union(long[] some, long[] others) {
    long[] both = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, both, some.length, others.length);
    Arrays.sort(both);
    int size = 0;
    for (long value : both) {
      if (size == 0 || both[size - 1] != value) {
        both[size++] = value;
      }
    }
    return Arrays.copyOf(both, size);
  }

  /** The recorded values of one replication, each with the count of durations up to it. */
  private static final class Cumulated implements Latencies.Visitor {

    private long[] values = new long[INITIAL_SIZE];
    private double[] counts = new double[INITIAL_SIZE];
    private int size;

    Cumulated(Latencies latencies) {
      latencies.forEach(this);
    }

    @Override
    public void recorded(long nanos, long count) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      values[size] = nanos;
      counts[size] = count + (size == 0 ? 0 : counts[size - 1]);
      size++;
    }

    long[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}

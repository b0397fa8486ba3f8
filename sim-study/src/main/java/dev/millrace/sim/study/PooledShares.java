package dev.millrace.sim.study;

import dev.millrace.sim.measure.Latencies;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  private final NavigableMap<Long, Sums> sums = new TreeMap<>();
  private int replications;
  private double total;
  private double totalSquares;

  /** The sums at a duration, over the replications: of c, of c² and of c·n. */
  private static final class Sums {

    private double counts;
    private double squares;
    private double products;

    private void add(double count, double n) {
      counts += count;
      squares += count * count;
      products += count * n;
    }

    private static Sums copyOf(Map.@Nullable Entry<Long, Sums> entry) {
      Sums copy = new Sums();
      if (entry != null) {
        copy.counts = entry.getValue().counts;
        copy.squares = entry.getValue().squares;
        copy.products = entry.getValue().products;
      }
      return copy;
    }
  }

  /** Adds the durations of one more replication. */
  void add(Latencies replication) {
    NavigableMap<Long, Long> counts = new TreeMap<>();
    replication.forEach(counts::put);
    for (long value : counts.keySet()) {
      if (!sums.containsKey(value)) {
        // Earlier replications have no duration between the next lower value and this one.
        sums.put(value, Sums.copyOf(sums.lowerEntry(value)));
      }
    }
    double n = replication.count();
    double count = 0;
    for (Map.Entry<Long, Sums> entry : sums.entrySet()) {
      count += counts.getOrDefault(entry.getKey(), 0L);
      entry.getValue().add(count, n);
    }
    replications++;
    total += n;
    totalSquares += n * n;
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
    Map.Entry<Long, Sums> entry = sums.floorEntry(nanos);
    if (entry == null) {
      return Estimate.without(0);
    }
    Sums at = entry.getValue();
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
    if (sums.isEmpty()) {
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
    double clumps = sums.isEmpty() ? MIN_CLUMPS : clumpsBeyond(percentage / 100);
    return clumps < MIN_CLUMPS ? (long) Math.ceil(ENOUGH_CLUMPS / clumps) : 1;
  }

  private double clumpsBeyond(double share) {
    double frequent = 1 - MORE_FREQUENT * (1 - share);
    if (frequent <= ROUNDING) {
      return Double.POSITIVE_INFINITY;
    }
    Sums at = sumsWhere(frequent);
    double relative = (1 - ratio(at)) / error(at);
    return ratio(at) >= 1 || Double.isInfinite(relative)
        ? Double.POSITIVE_INFINITY
        : relative * relative / MORE_FREQUENT;
  }

  private Sums sumsWhere(double share) {
    for (Sums at : sums.values()) {
      if (ratio(at) >= share - ROUNDING) {
        return at;
      }
    }
    return sums.lastEntry().getValue();
  }

  /** Returns the first value whose share, moved by some standard errors, is at least the given. */
  private double firstWhere(double share, double standardErrors) {
    for (Map.Entry<Long, Sums> entry : sums.entrySet()) {
      Sums at = entry.getValue();
      if (moved(at, standardErrors) >= share - ROUNDING) {
        return (double) entry.getKey();
      }
    }
    return (double) sums.lastKey();
  }

  private double moved(Sums at, double standardErrors) {
    double ratio = ratio(at);
    return standardErrors == 0 || ratio <= 0 || ratio >= 1
        ? ratio
        : Ratios.logit(ratio, standardErrors * error(at));
  }

  private double ratio(Sums at) {
    return at.counts / total;
  }

  /** Returns the standard error of the share: Σ(c − F·n)² = Σc² − 2F·Σcn + F²·Σn². */
  private double error(Sums at) {
    double ratio = ratio(at);
    double sum = Math.max(0, at.squares - 2 * ratio * at.products + ratio * ratio * totalSquares);
    return Math.sqrt(sum / (replications - 1) / replications) / (total / replications);
  }
}

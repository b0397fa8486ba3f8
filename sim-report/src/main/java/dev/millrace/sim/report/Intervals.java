package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.PooledShares;
import dev.millrace.sim.study.StudyResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The confidence intervals of the figures in {@link Measures}, under the same names. A figure of a
 * single replication has none, except a loss of 0, whose upper bound is 3/n.
 *
 * @param confidence the share of such intervals that contain the true value
 * @param utilisation by group of consumers
 */
public record Intervals(
    double confidence,
    @Nullable Interval throughputPerSecond,
    @Nullable Interval loss,
    @Nullable OfLatency waitNanos,
    @Nullable OfLatency serviceNanos,
    @Nullable OfLatency sojournNanos,
    @Nullable OfBlocked blocked,
    @Nullable OfQueue queue,
    @Nullable Map<String, Interval> utilisation) {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  /** The intervals of a {@link Latency}; those of service percentiles are unknown. */
  public record OfLatency(
      Interval mean,
      @Nullable Interval p50,
      @Nullable Interval p90,
      @Nullable Interval p99,
      @Nullable Interval p999) {

    private static @Nullable OfLatency of(Estimate mean, @Nullable PooledShares shares) {
      Interval interval = Interval.of(mean);
      return interval == null
          ? null
          : new OfLatency(
              interval,
              percentile(shares, 50),
              percentile(shares, 90),
              percentile(shares, 99),
              percentile(shares, 99.9));
    }

    private static @Nullable Interval percentile(@Nullable PooledShares shares, double percentage) {
      return shares == null ? null : Interval.of(shares.percentile(percentage, CONFIDENCE));
    }
  }

  /** The intervals of {@link Measures.Blocked}. */
  public record OfBlocked(@Nullable Interval share, @Nullable Interval meanNanos) {}

  /** The intervals of {@link Measures.Queue}. */
  public record OfQueue(@Nullable Interval mean, @Nullable Interval fullShare) {}

  /** Returns the intervals of a study's figures; null if it has none. */
  static @Nullable Intervals of(StudyResult study) {
    Interval loss = Interval.of(study.loss(CONFIDENCE));
    boolean replicated = study.samples().size() > 1;
    if (loss == null && !replicated) {
      return null;
    }
    return new Intervals(
        CONFIDENCE,
        Interval.of(study.throughput(CONFIDENCE)),
        loss,
        OfLatency.of(study.waitMean(CONFIDENCE), study.waits()),
        OfLatency.of(study.serviceMean(CONFIDENCE), null),
        OfLatency.of(study.sojournMean(CONFIDENCE), study.sojourns()),
        replicated
            ? new OfBlocked(
                Interval.of(study.blockedShare(CONFIDENCE)),
                Interval.of(study.blockedMean(CONFIDENCE)))
            : null,
        replicated
            ? new OfQueue(
                Interval.of(study.queueMean(CONFIDENCE)), Interval.of(study.fullShare(CONFIDENCE)))
            : null,
        replicated ? utilisation(study) : null);
  }

  private static Map<String, Interval> utilisation(StudyResult study) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (GroupLoad group : study.groups(CONFIDENCE)) {
      Interval interval = Interval.of(group.utilisation());
      if (interval != null) {
        intervals.put(group.group(), interval);
      }
    }
    return Collections.unmodifiableMap(intervals);
  }
}

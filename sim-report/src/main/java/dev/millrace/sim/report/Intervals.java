package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.GroupReport.OfGroup;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.GroupSample.Kind;
import dev.millrace.sim.study.PooledShares;
import dev.millrace.sim.study.StudyResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The confidence intervals of the figures in {@link Measures}, under the same names. A figure of a
 * single replication has none, nor has a percentile beyond which there are too few messages.
 *
 * @param confidence the share of such intervals that contain the true value
 * @param utilisation by group of consumers
 * @param timesAsManyMessages by percentile without an interval, such as {@code waitNanos.p999}: how
 *     many times as many messages it takes; null if there is none
 * @param failedShare the share of messages whose attempts were used up
 * @param drainNanos the time to empty after the last due time
 * @param producers by group of producers; null if there is one
 * @param consumers by group of consumers; null if there is one
 * @param classes by rank; null if {@link Measures} has none
 * @param figures what components report of themselves, by group and name; null if nothing
 * @param cautions why intervals may be too narrow, one sentence each; null if there is no sign of
 *     it
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
    @Nullable Map<String, Interval> utilisation,
    @Nullable Map<String, Long> timesAsManyMessages,
    @Nullable List<String> cautions,
    @Nullable Interval failedShare,
    @Nullable Interval drainNanos,
    @Nullable Map<String, OfGroup> producers,
    @Nullable Map<String, OfGroup> consumers,
    @Nullable Map<String, OfGroup> classes,
    @Nullable Map<String, Map<String, Interval>> figures) {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  /** The intervals of a {@link Latency}; those of service percentiles are unknown. */
  public record OfLatency(
      Interval mean,
      @Nullable Interval p50,
      @Nullable Interval p90,
      @Nullable Interval p99,
      @Nullable Interval p999) {

    private static @Nullable OfLatency of(
        Estimate mean, @Nullable DoubleFunction<Estimate> percentile) {
      Interval interval = Interval.of(mean);
      if (interval == null) {
        return null;
      }
      return percentile == null
          ? new OfLatency(interval, null, null, null, null)
          : new OfLatency(
              interval,
              Interval.of(percentile.apply(50)),
              Interval.of(percentile.apply(90)),
              Interval.of(percentile.apply(99)),
              Interval.of(percentile.apply(99.9)));
    }
  }

  /** The intervals of {@link Measures.Blocked}. */
  public record OfBlocked(@Nullable Interval share, @Nullable Interval meanNanos) {}

  /** The intervals of {@link Measures.Queue}. */
  public record OfQueue(@Nullable Interval mean, @Nullable Interval fullShare) {}

  /** Returns the intervals of a study's figures; null if it has none. */
  static @Nullable Intervals of(StudyResult study) {
    if (study.samples().size() < 2) {
      return null;
    }
    return new Intervals(
        CONFIDENCE,
        Interval.of(study.throughput(CONFIDENCE)),
        Interval.of(study.loss(CONFIDENCE)),
        OfLatency.of(study.waitMean(CONFIDENCE), p -> study.waitPercentile(p, CONFIDENCE)),
        OfLatency.of(study.serviceMean(CONFIDENCE), null),
        OfLatency.of(study.sojournMean(CONFIDENCE), p -> study.sojournPercentile(p, CONFIDENCE)),
        new OfBlocked(
            Interval.of(study.blockedShare(CONFIDENCE)),
            Interval.of(study.blockedMean(CONFIDENCE))),
        new OfQueue(
            Interval.of(study.queueMean(CONFIDENCE)), Interval.of(study.fullShare(CONFIDENCE))),
        utilisation(study),
        timesAsManyMessages(study),
        study.cautions().isEmpty() ? null : study.cautions(),
        Interval.of(study.failedShare(CONFIDENCE)),
        Interval.of(study.drainMean(CONFIDENCE)),
        GroupReport.intervals(study, Kind.PRODUCERS),
        GroupReport.intervals(study, Kind.CONSUMERS),
        GroupReport.intervals(study, Kind.CLASSES),
        OwnFigureReport.intervals(study));
  }

  private static @Nullable Map<String, Long> timesAsManyMessages(StudyResult study) {
    Map<String, Long> times = new LinkedHashMap<>();
    addTimes("waitNanos", study.waits(), times);
    addTimes("sojournNanos", study.sojourns(), times);
    return times.isEmpty() ? null : Collections.unmodifiableMap(times);
  }

  private static void addTimes(String name, PooledShares shares, Map<String, Long> times) {
    if (shares.timesAsMany(99) > 1) {
      times.put(name + ".p99", shares.timesAsMany(99));
    }
    if (shares.timesAsMany(99.9) > 1) {
      times.put(name + ".p999", shares.timesAsMany(99.9));
    }
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

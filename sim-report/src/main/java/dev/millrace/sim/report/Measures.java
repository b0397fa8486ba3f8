package dev.millrace.sim.report;

import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.GroupSample.Kind;
import dev.millrace.sim.study.PooledShares;
import dev.millrace.sim.study.StudyResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run, warm-up excluded; null where nothing was measured.
 *
 * @param offered messages due after the warm-up
 * @param dropped those of them that were dropped
 * @param cutOff messages that were abandoned or left when the run was cut off, warm-up included:
 *     their times, which would be the longest, are missing
 * @param throughputPerSecond messages delivered during the time observed, divided by it
 * @param loss the dropped share of the offered messages, from 0 to 1
 * @param waitNanos due to taken, of delivered messages
 * @param serviceNanos taken to done, of delivered messages
 * @param sojournNanos due to done, of delivered messages
 * @param timed the number of delivered messages whose times were taken; null in virtual time, where
 *     it is all of them
 * @param wakeUpDelayNanos how late producers woke for a due time; null in virtual time
 * @param utilisation by group of consumers
 * @param failed messages due after the warm-up whose attempts were used up
 * @param failedShare their share of the offered messages, from 0 to 1
 * @param drainNanos from the last due time to the last completion, 0 if that was before, averaged
 *     over the replications; null if messages were cut off
 * @param calls batches and attempts; null if the consumers have none
 * @param producers by group of producers; null if there is one
 * @param consumers by group of consumers; null if there is one
 * @param classes by the rank of the producers' messages, from 1; null if there is one rank, or if
 *     each group of producers has its own
 * @param figures what components report of themselves, by group and name; null if nothing
 */
public record Measures(
    long offered,
    long dropped,
    long cutOff,
    @Nullable Double throughputPerSecond,
    @Nullable Double loss,
    @Nullable Latency waitNanos,
    @Nullable Latency serviceNanos,
    @Nullable Latency sojournNanos,
    @Nullable Long timed,
    @Nullable Latency wakeUpDelayNanos,
    @Nullable Blocked blocked,
    Queue queue,
    @Nullable Map<String, Utilisation> utilisation,
    long failed,
    @Nullable Double failedShare,
    @Nullable Double drainNanos,
    @Nullable Calls calls,
    @Nullable Map<String, GroupReport> producers,
    @Nullable Map<String, GroupReport> consumers,
    @Nullable Map<String, GroupReport> classes,
    @Nullable Map<String, Map<String, OwnFigureReport>> figures) {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  /**
   * The time that producers spent in put.
   *
   * @param share of their time, from 0 to 1
   * @param meanNanos a put
   * @param totalNanos over all producers
   */
  public record Blocked(@Nullable Double share, @Nullable Double meanNanos, long totalNanos) {}

  /**
   * The messages in the pipeline.
   *
   * @param capacity null if unbounded
   * @param longest the most messages at any moment, warm-up included
   * @param mean weighted by time; null on real threads
   * @param fullShare the share of time during which the pipeline was full; null on real threads
   * @param longestBacklogNanos the longest time during which it was never empty; null on real
   *     threads
   */
  public record Queue(
      @Nullable Integer capacity,
      @Nullable Integer longest,
      @Nullable Double mean,
      @Nullable Double fullShare,
      @Nullable Long longestBacklogNanos) {}

  /**
   * The share of time that a group of consumers spent on messages, from 0 to 1.
   *
   * @param workers their number; the greatest at a time if it changed
   * @param meanWorkers their number averaged over time; absent if it did not change
   * @param mean over the workers, in the time of their presence
   * @param min of the least busy worker
   * @param max of the busiest worker
   */
  public record Utilisation(
      int workers,
      @Nullable Double meanWorkers,
      @Nullable Double mean,
      @Nullable Double min,
      @Nullable Double max) {}

  static Measures of(StudyResult study, EngineChoice engine, Measure timing) {
    boolean real = engine == EngineChoice.REAL;
    boolean timed = !real || timing != Measure.OFF;
    Measurements measured = study.pooled().measurements();
    long cutOff = study.pooled().ledger().abandoned() + study.pooled().ledger().undrained();
    return new Measures(
        measured.offered(),
        measured.dropped(),
        cutOff,
        finite(study.throughput(CONFIDENCE).value()),
        finite(study.loss(CONFIDENCE).value()),
        latency(measured.waits(), study.waits()),
        Latency.of(measured.services()),
        latency(measured.sojourns(), study.sojourns()),
        real ? (Long) measured.times().timed() : null,
        real ? Latency.of(measured.lateness()) : null,
        timed ? blocked(study) : null,
        queue(study, timed),
        timed ? utilisation(study) : null,
        measured.failed(),
        finite(study.failedShare(CONFIDENCE).value()),
        timed && cutOff == 0 ? finite(study.drainMean(CONFIDENCE).value()) : null,
        Calls.of(measured.calls()),
        GroupReport.of(study, Kind.PRODUCERS),
        GroupReport.of(study, Kind.CONSUMERS),
        GroupReport.of(study, Kind.CLASSES),
        OwnFigureReport.of(study));
  }

  private static Blocked blocked(StudyResult study) {
    return new Blocked(
        finite(study.blockedShare(CONFIDENCE).value()),
        finite(study.blockedMean(CONFIDENCE).value()),
        study.pooled().measurements().blockedNanos());
  }

  private static Queue queue(StudyResult study, boolean timed) {
    QueueLength length = study.pooled().measurements().queue();
    int capacity = study.pooled().pipelineCapacity();
    return new Queue(
        capacity == Integer.MAX_VALUE ? null : (Integer) capacity,
        timed ? (Integer) length.longest() : null,
        length.exact() ? finite(study.queueMean(CONFIDENCE).value()) : null,
        length.exact() ? finite(study.fullShare(CONFIDENCE).value()) : null,
        length.exact() ? (Long) length.longestBacklogNanos() : null);
  }

  private static Map<String, Utilisation> utilisation(StudyResult study) {
    Map<String, Utilisation> groups = new LinkedHashMap<>();
    for (GroupLoad load : study.groups(CONFIDENCE)) {
      groups.put(
          load.group(),
          new Utilisation(
              load.workers(),
              load.meanWorkers(),
              finite(load.utilisation().value()),
              finite(load.least()),
              finite(load.most())));
    }
    return Collections.unmodifiableMap(groups);
  }

  /** Replaces NaN and infinities, which JSON does not have, by null. */
  static @Nullable Double finite(@Nullable Double number) {
    return number != null && Double.isFinite(number) ? number : null;
  }

  /** Returns the figures of all replications' durations; null if there are none. */
  private static @Nullable Latency latency(Latencies recorded, PooledShares pooled) {
    return Latency.of(
        recorded,
        percentage -> (long) pooled.percentile(percentage, StudyResult.CONFIDENCE).value());
  }
}

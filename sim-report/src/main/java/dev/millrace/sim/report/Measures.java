package dev.millrace.sim.report;

import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.study.GroupLoad;
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
    @Nullable Map<String, Utilisation> utilisation) {

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
   */
  public record Queue(
      @Nullable Integer capacity,
      @Nullable Integer longest,
      @Nullable Double mean,
      @Nullable Double fullShare) {}

  /**
   * The share of time that a group of consumers spent on messages, from 0 to 1.
   *
   * @param mean over the workers
   * @param min of the least busy worker
   * @param max of the busiest worker
   */
  public record Utilisation(
      int workers, @Nullable Double mean, @Nullable Double min, @Nullable Double max) {}

  static Measures of(StudyResult study, EngineChoice engine, Measure timing) {
    boolean real = engine == EngineChoice.REAL;
    boolean timed = !real || timing != Measure.OFF;
    Measurements measured = study.pooled().measurements();
    return new Measures(
        measured.offered(),
        measured.dropped(),
        study.pooled().ledger().abandoned() + study.pooled().ledger().undrained(),
        finite(study.throughput(CONFIDENCE).value()),
        finite(study.loss(CONFIDENCE).value()),
        latency(measured.waits(), study.waits()),
        Latency.of(measured.services()),
        latency(measured.sojourns(), study.sojourns()),
        real ? (Long) measured.times().timed() : null,
        real ? Latency.of(measured.lateness()) : null,
        timed ? blocked(study) : null,
        queue(study, timed),
        timed ? utilisation(study) : null);
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
        length.exact() ? finite(study.fullShare(CONFIDENCE).value()) : null);
  }

  private static Map<String, Utilisation> utilisation(StudyResult study) {
    Map<String, Utilisation> groups = new LinkedHashMap<>();
    for (GroupLoad load : study.groups(CONFIDENCE)) {
      groups.put(
          load.group(),
          new Utilisation(
              load.workers(),
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

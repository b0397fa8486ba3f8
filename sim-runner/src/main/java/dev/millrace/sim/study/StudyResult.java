package dev.millrace.sim.study;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.Headline;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the replications of a study came to.
 *
 * @param pooled all of them as one run: counts are summed, times are pooled
 * @param samples what each measured, in the order of their numbers
 * @param waits from due to taken, of delivered messages
 * @param sojourns from due to done, of delivered messages
 * @param stopReason why no further replication was added
 */
public record StudyResult(
    RunResult pooled,
    List<Sample> samples,
    PooledShares waits,
    PooledShares sojourns,
    StopReason stopReason) {

  /** The usual confidence. */
  public static final double CONFIDENCE = 0.95;

  /** A single run as a study of one replication. */
  public static StudyResult of(RunResult run) {
    Pool pool = new Pool();
    pool.add(1, run);
    StudyResult alone = pool.result(StopReason.COUNT);
    return new StudyResult(run, alone.samples, alone.waits, alone.sojourns, StopReason.COUNT);
  }

  /**
   * This result, if no replication failed.
   *
   * @throws IllegalStateException that names the replication that failed, and says why
   */
  public StudyResult orThrow() {
    if (!pooled.succeeded()) {
      throw new IllegalStateException(
          String.join("; ", pooled.failures()) + String.join("; ", pooled.balance().complaints()));
    }
    return this;
  }

  /**
   * A figure that is one sum divided by another, over all replications; its interval is that of
   * {@link Ratios}, and missing when there is one replication alone.
   *
   * @param confidence the share of such intervals that hold the true value, above 0 and below 1
   */
  public Estimate ratio(
      ToDoubleFunction<Sample> part, ToDoubleFunction<Sample> whole, double confidence) {
    return Ratios.estimate(
        samples.stream().mapToDouble(part).toArray(),
        samples.stream().mapToDouble(whole).toArray(),
        confidence);
  }

  /** How long delivered messages waited on average, in nanoseconds. */
  public Estimate waitMean(double confidence) {
    return ratio(Sample::waitNanos, Sample::delivered, confidence);
  }

  /** How long delivered messages were served on average, in nanoseconds. */
  public Estimate serviceMean(double confidence) {
    return ratio(Sample::serviceNanos, Sample::delivered, confidence);
  }

  /** How long delivered messages stayed on average, in nanoseconds. */
  public Estimate sojournMean(double confidence) {
    return ratio(Sample::sojournNanos, Sample::delivered, confidence);
  }

  /** Delivered messages a second; 0 when none was. */
  public Estimate throughput(double confidence) {
    return samples.stream().allMatch(sample -> sample.done() == 0)
        ? Estimate.without(0)
        : ratio(Sample::done, Sample::deliveringNanos, confidence).scaled(1e9);
  }

  /**
   * The share of offered messages that were dropped, from 0 to 1. When none of n was, at a
   * confidence of 95 % it is at most 3/n, the rule of three: (1 − p)ⁿ = 5 % gives p ≈ 3/n (J. A.
   * Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).
   */
  public Estimate loss(double confidence) {
    Estimate loss = ratio(Sample::dropped, Sample::offered, confidence).asShare();
    long offered = samples.stream().mapToLong(Sample::offered).sum();
    return loss.value() > 0 || offered == 0
        ? loss
        : new Estimate(0, 0, Math.min(1, Math.ceil(-Math.log(1 - confidence)) / offered));
  }

  /** The share of their time that producers spent in putting, from 0 to 1. */
  public Estimate blockedShare(double confidence) {
    return ratio(Sample::blockedNanos, Sample::producingNanos, confidence).asShare();
  }

  /** How long a put took on average, in nanoseconds. */
  public Estimate blockedMean(double confidence) {
    return ratio(Sample::blockedNanos, Sample::offered, confidence);
  }

  /** The time-weighted average length of the queue. */
  public Estimate queueMean(double confidence) {
    return ratio(Sample::messageNanos, Sample::observedNanos, confidence);
  }

  /** The share of time during which the queue was full, from 0 to 1. */
  public Estimate fullShare(double confidence) {
    return ratio(Sample::fullNanos, Sample::observedNanos, confidence).asShare();
  }

  /** What the storing workers had to do, group by group. */
  public List<GroupLoad> groups(double confidence) {
    return GroupLoad.of(this, confidence);
  }

  /** One of the figures that are given with an interval; durations in nanoseconds. */
  public Estimate headline(Headline figure, double confidence) {
    return switch (figure) {
      case THROUGHPUT -> throughput(confidence);
      case LOSS -> loss(confidence);
      case WAIT_MEAN -> waitMean(confidence);
      case WAIT_P50 -> waits.percentile(50, confidence);
      case WAIT_P99 -> waits.percentile(99, confidence);
      case SOJOURN_MEAN -> sojournMean(confidence);
      case SOJOURN_P50 -> sojourns.percentile(50, confidence);
      case SOJOURN_P99 -> sojourns.percentile(99, confidence);
    };
  }
}

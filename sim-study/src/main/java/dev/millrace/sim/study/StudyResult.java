package dev.millrace.sim.study;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.require.Figure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result of a study.
 *
 * @param pooled all of them as one run: counts are summed, times are pooled
 * @param samples the sums of each, in the order of their numbers
 * @param waits from due to taken, of delivered messages
 * @param sojourns from due to done, of delivered messages
 * @param stopReason why no further replication was added
 * @param examinedRepeatedly whether a stopping rule decided after every few replications if more
 *     were added. A study then tends to end when its intervals happen to be short, so they are
 *     computed with two fifths of the error that is allowed
 * @param losesOnlyWhenFull whether no message is dropped unless the pipeline is full
 * @param neverBlocks whether the overflow policy never lets a producer wait
 * @param stages the results of the stages; empty if there is one
 */
public record StudyResult(
    RunResult pooled,
    List<Sample> samples,
    PooledShares waits,
    PooledShares sojourns,
    StopReason stopReason,
    boolean examinedRepeatedly,
    boolean losesOnlyWhenFull,
    boolean neverBlocks,
    List<StageStudy> stages) {

  /** The share of the allowed error that is left to an interval that was examined repeatedly. */
  private static final double ERROR_IF_EXAMINED = 0.4;

  /** The confidence of reported intervals. */
  public static final double CONFIDENCE = 0.95;

  /** Returns a single run as a study of one replication. */
  public static StudyResult of(RunResult run) {
    Pool pool = new Pool(false, false, false);
    pool.add(1, run);
    StudyResult alone = pool.result(StopReason.COUNT);
    return new StudyResult(
        run,
        alone.samples,
        alone.waits,
        alone.sojourns,
        StopReason.COUNT,
        false,
        false,
        false,
        alone.stages);
  }

  /**
   * Returns this result if no replication failed.
   *
   * @throws IllegalStateException with the failed replication and the reason
   */
  public StudyResult orThrow() {
    if (!pooled.succeeded()) {
      throw new IllegalStateException(
          String.join("; ", pooled.failures())
              + String.join("; ", pooled.ledger().describeViolations()));
    }
    return this;
  }

  /**
   * Returns a figure that is one sum divided by another, over all replications, with the interval
   * of {@link Ratios}; a single replication has none.
   *
   * @param confidence the share of such intervals that contain the true value, above 0 and below 1
   */
  public Estimate ratio(
      ToDoubleFunction<Sample> part, ToDoubleFunction<Sample> whole, double confidence) {
    return Ratios.estimate(values(part), values(whole), nominal(confidence));
  }

  Estimate share(ToDoubleFunction<Sample> part, ToDoubleFunction<Sample> whole, double confidence) {
    return Ratios.share(values(part), values(whole), nominal(confidence)).asShare();
  }

  Estimate rareShare(
      ToDoubleFunction<Sample> part, ToDoubleFunction<Sample> whole, double confidence) {
    return Ratios.rareShare(values(part), values(whole), nominal(confidence)).asShare();
  }

  private double[] values(ToDoubleFunction<Sample> of) {
    return samples.stream().mapToDouble(of).toArray();
  }

  /** Returns the confidence of a single interval with which all that were examined have this. */
  private double nominal(double confidence) {
    return examinedRepeatedly ? 1 - ERROR_IF_EXAMINED * (1 - confidence) : confidence;
  }

  /** Returns a percentile of the wait, in nanoseconds; the percentage is from 0 to 100. */
  public Estimate waitPercentile(double percentage, double confidence) {
    return waits.percentile(percentage, nominal(confidence));
  }

  /** Returns a percentile of the sojourn time, in nanoseconds; the percentage is from 0 to 100. */
  public Estimate sojournPercentile(double percentage, double confidence) {
    return sojourns.percentile(percentage, nominal(confidence));
  }

  /** Returns the mean wait of delivered messages, in nanoseconds. */
  public Estimate waitMean(double confidence) {
    return ratio(Sample::waitNanos, Sample::delivered, confidence);
  }

  /** Returns the mean service time of delivered messages, in nanoseconds. */
  public Estimate serviceMean(double confidence) {
    return ratio(Sample::serviceNanos, Sample::delivered, confidence);
  }

  /** Returns the mean sojourn time of delivered messages, in nanoseconds. */
  public Estimate sojournMean(double confidence) {
    return ratio(Sample::sojournNanos, Sample::delivered, confidence);
  }

  /** Returns the messages delivered a second during the time observed; 0 if none was. */
  public Estimate throughput(double confidence) {
    return samples.stream().allMatch(sample -> sample.done() == 0)
        ? Estimate.without(0)
        : ratio(Sample::done, Sample::observedNanos, confidence).scaled(1e9);
  }

  /**
   * Returns the share of offered messages that were dropped, from 0 to 1. If none was in any of
   * several replications, the upper end of the interval is a bound on the share of replications in
   * which any may be: that of {@link Ratios#rareShare} or, if messages are dropped only when the
   * pipeline is full, the smaller of that and {@link FullQueueBound}.
   */
  public Estimate loss(double confidence) {
    return shareIfFull(
        Sample::dropped, Sample::offered, 1.0 + pooled.pipelineCapacity(), confidence);
  }

  /**
   * Returns the share of what happens only if a plain pipeline's queue has a length; if it never
   * did, with the bound that is described at {@link #loss}.
   */
  private Estimate shareIfFull(
      ToDoubleFunction<Sample> part,
      ToDoubleFunction<Sample> whole,
      double length,
      double confidence) {
    Estimate share = rareShare(part, whole, confidence);
    if (!share.hasInterval() || share.value() > 0 || !losesOnlyWhenFull) {
      return share;
    }
    // Each of two bounds has half of the error.
    double half = (1 + confidence) / 2;
    double plain = rareShare(part, whole, half).high();
    int[] longest = samples.stream().mapToInt(Sample::longest).toArray();
    return new Estimate(0, 0, Math.min(plain, FullQueueBound.of(longest, length, nominal(half))));
  }

  /**
   * Returns the share of offered messages whose attempts were used up, from 0 to 1; with the
   * interval of {@link #loss}.
   */
  public Estimate failedShare(double confidence) {
    return rareShare(Sample::failed, Sample::offered, confidence);
  }

  /** Returns the time from the last due time to the last completion, in nanoseconds. */
  public Estimate drainMean(double confidence) {
    return ratio(Sample::drainNanos, sample -> 1, confidence);
  }

  /**
   * Returns the share of their time that producers spent in put, from 0 to 1; if it is 0 though the
   * overflow policy lets them wait, with the interval of {@link #loss}.
   */
  public Estimate blockedShare(double confidence) {
    return neverBlocks
        ? share(Sample::blockedNanos, Sample::producingNanos, confidence)
        : shareIfFull(
            Sample::blockedNanos,
            Sample::producingNanos,
            1.0 + pooled.pipelineCapacity(),
            confidence);
  }

  /** Returns the mean duration of a put, in nanoseconds. */
  public Estimate blockedMean(double confidence) {
    return ratio(Sample::blockedNanos, Sample::offered, confidence);
  }

  /** Returns the time-weighted mean length of the queue. */
  public Estimate queueMean(double confidence) {
    return ratio(Sample::messageNanos, Sample::observedNanos, confidence);
  }

  /**
   * Returns the share of time during which the queue was full, from 0 to 1; if it is 0, with the
   * interval of {@link #loss}.
   */
  public Estimate fullShare(double confidence) {
    return shareIfFull(
        Sample::fullNanos, Sample::observedNanos, pooled.pipelineCapacity(), confidence);
  }

  /** Returns why intervals may be too narrow, a sentence each; empty without a sign of it. */
  public List<String> cautions() {
    return Cautions.of(this);
  }

  /** Returns the utilisation of the consuming workers, by group. */
  public List<GroupLoad> groups(double confidence) {
    return GroupLoad.of(this, confidence);
  }

  /** Returns the figures by group; empty unless there are several groups of that kind. */
  public List<GroupResult> groups(GroupSample.Kind kind, double confidence) {
    return GroupResult.of(this, kind, confidence);
  }

  /** Returns the figures that components reported of themselves. */
  public List<FigureResult> ownFigures(double confidence) {
    return FigureResult.of(this, confidence);
  }

  /**
   * Returns a figure by its name: nanoseconds, a share, messages a second or a number; NaN if
   * nothing was measured.
   */
  public Estimate estimate(Figure figure, double confidence) {
    return FigureEstimates.of(this, figure, confidence);
  }

  /** Returns the same result, with intervals as if it had not been examined before. */
  StudyResult examinedOnce() {
    return new StudyResult(
        pooled,
        samples,
        waits,
        sojourns,
        stopReason,
        false,
        losesOnlyWhenFull,
        neverBlocks,
        stages);
  }
}

package dev.millrace.producers.rates;

import dev.millrace.api.Range;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A stage of a schedule. Rates are in messages a second. */
public sealed interface Stage {

  /** Returns the rate function of this stage. */
  List<RateSegment> segments();

  /**
   * A constant rate.
   *
   * @param rate the rate, at least 0
   * @param duration the duration
   */
  record HoldStage(@Range(min = 0) double rate, @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RateSegment> segments() {
      return List.of(LinearRate.constant(rate, duration.toNanos()));
    }
  }

  /**
   * A rate that changes linearly.
   *
   * @param from the rate at the start, at least 0
   * @param to the rate at the end, at least 0
   * @param duration the duration
   */
  record RampStage(
      @Range(min = 0) double from, @Range(min = 0) double to, @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RateSegment> segments() {
      return List.of(new LinearRate(from, to, duration.toNanos()));
    }
  }

  /**
   * A rate that changes in equal steps of equal length.
   *
   * @param from the rate of the first step, at least 0
   * @param to the rate of the last step, at least 0
   * @param steps the number of steps, from 2 to 10000
   * @param duration the duration of all steps together
   */
  record StepStage(
      @Range(min = 0) double from,
      @Range(min = 0) double to,
      @Range(min = 2, max = 10_000) int steps,
      @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RateSegment> segments() {
      return LongStream.range(0, steps).<RateSegment>mapToObj(this::step).toList();
    }

    private RateSegment step(long index) {
      long nanos = duration.toNanos();
      double share = (double) index / (steps - 1);
      return LinearRate.constant(
          from + (to - from) * share, start(nanos, index + 1) - start(nanos, index));
    }

    /** Returns {@code nanos * index / steps} without overflow. */
    private long start(long nanos, long index) {
      return nanos / steps * index + nanos % steps * index / steps;
    }
  }

  /**
   * A sinusoidal rate, such as that of a day.
   *
   * @param mean the mean rate, above 0
   * @param amplitude the amplitude, at least 0 and at most {@code mean}
   * @param period the time from one peak to the next
   * @param peak the time from the start of the stage to its first peak, less than {@code period};
   *     null for a quarter of the period, the peak of a sine
   * @param duration the duration
   */
  record SineStage(
      @Range(above = 0) double mean,
      @Range(min = 0) double amplitude,
      @Range(above = 0) Duration period,
      @Nullable Duration peak,
      @Range(above = 0) Duration duration)
      implements Stage {

    public SineStage {
      if (!(amplitude <= mean)) {
        throw new IllegalArgumentException(
            "amplitude is %s; allowed: 0 to mean = %s, because a rate is not negative"
                .formatted(amplitude, mean));
      }
      if (peak != null && peak.compareTo(period) >= 0) {
        throw new IllegalArgumentException("peak is not less than period; allowed: 0s to period");
      }
    }

    @Override
    public List<RateSegment> segments() {
      long periodNanos = period.toNanos();
      long peakNanos = peak == null ? periodNanos / 4 : peak.toNanos();
      return List.of(new SineRate(mean, amplitude, periodNanos, peakNanos, duration.toNanos()));
    }
  }
}

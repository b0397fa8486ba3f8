package dev.millrace.producers.rates;

import dev.millrace.api.Range;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A part of a schedule: how the rate runs for some time. Rates are in messages a second. */
public sealed interface Stage {

  /** The rate, piece by piece. */
  List<RatePiece> pieces();

  /**
   * The same rate throughout.
   *
   * @param rate at least 0
   * @param duration how long it lasts
   */
  record HoldStage(@Range(min = 0) double rate, @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RatePiece> pieces() {
      return List.of(LinearRate.steady(rate, duration.toNanos()));
    }
  }

  /**
   * From one rate to another in a straight line.
   *
   * @param from the rate at the beginning, at least 0
   * @param to the rate at the end, at least 0
   * @param duration how long it lasts
   */
  record RampStage(
      @Range(min = 0) double from, @Range(min = 0) double to, @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RatePiece> pieces() {
      return List.of(new LinearRate(from, to, duration.toNanos()));
    }
  }

  /**
   * From one rate to another in equal steps of equal length.
   *
   * @param from the rate of the first step, at least 0
   * @param to the rate of the last step, at least 0
   * @param steps how many there are, from 2 to 10000
   * @param duration how long all of them last
   */
  record StepStage(
      @Range(min = 0) double from,
      @Range(min = 0) double to,
      @Range(min = 2, max = 10_000) int steps,
      @Range(above = 0) Duration duration)
      implements Stage {

    @Override
    public List<RatePiece> pieces() {
      return LongStream.range(0, steps).<RatePiece>mapToObj(this::piece).toList();
    }

    private RatePiece piece(long index) {
      long nanos = duration.toNanos();
      double share = (double) index / (steps - 1);
      return LinearRate.steady(
          from + (to - from) * share, begin(nanos, index + 1) - begin(nanos, index));
    }

    /** When a step begins, without overflow, so that all of them last as long as they should. */
    private long begin(long nanos, long index) {
      return nanos / steps * index + nanos % steps * index / steps;
    }
  }

  /**
   * A rate that swings around a mean, such as that of a day.
   *
   * @param mean above 0
   * @param amplitude how far it swings to either side, at least 0 and at most {@code mean}
   * @param period the time from one peak to the next
   * @param peak the time from the beginning of the stage to its first peak, less than {@code
   *     period}; null for a quarter of it, where a sine has its peak
   * @param duration how long it lasts
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
            "amplitude is %s and mean is %s, but the rate cannot fall below 0: amplitude must be at"
                    .formatted(amplitude, mean)
                + " most mean");
      }
      if (peak != null && peak.compareTo(period) >= 0) {
        throw new IllegalArgumentException("peak is not within period: it must be less than that");
      }
    }

    @Override
    public List<RatePiece> pieces() {
      long periodNanos = period.toNanos();
      long peakNanos = peak == null ? periodNanos / 4 : peak.toNanos();
      return List.of(new SineRate(mean, amplitude, periodNanos, peakNanos, duration.toNanos()));
    }
  }
}

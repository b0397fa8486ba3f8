package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A setting that is a duration, fixed ({@code gap = 10ms}) or drawn ({@code gap { type =
 * exponential, mean = 10ms }}).
 *
 * @param nanos the distribution, in nanoseconds
 */
public record DurationDistribution(Distribution nanos) {

  public DurationDistribution {
    requireNonNull(nanos, "nanos");
  }

  /** Returns a setting that always has the given value. */
  public static DurationDistribution fixed(Duration duration) {
    return new DurationDistribution(new ConstantDistribution((double) duration.toNanos()));
  }

  /**
   * Returns a source of independent draws in nanoseconds, each rounded to the nearest whole number
   * and at least 0. Not thread-safe; the generator is used by this source alone.
   */
  public LongSupplier sampler(RandomGenerator random) {
    return WholeDraws.of(nanos, random);
  }

  /** Returns the expected value. */
  public Duration mean() {
    return Duration.ofNanos(Math.round(nanos.mean()));
  }
}

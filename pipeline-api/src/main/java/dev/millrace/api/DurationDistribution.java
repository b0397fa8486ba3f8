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

  /** Always the same duration. */
  public static DurationDistribution fixed(Duration duration) {
    return new DurationDistribution(new ConstantDistribution((double) duration.toNanos()));
  }

  /**
   * A source of independent draws in nanoseconds, each rounded to the nearest and at least 0; for
   * one thread. It draws ahead from the generator, some dozens at a time.
   */
  public LongSupplier sampler(RandomGenerator random) {
    return WholeDraws.of(nanos, random);
  }

  /** The expected value. */
  public Duration mean() {
    return Duration.ofNanos(Math.round(nanos.mean()));
  }
}

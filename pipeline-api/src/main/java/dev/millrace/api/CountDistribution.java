package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A setting that is a whole number, fixed ({@code size = 500}) or drawn ({@code size { type =
 * uniform, min = 1, max = 10 }}).
 *
 * @param numbers the distribution before rounding
 */
public record CountDistribution(Distribution numbers) {

  public CountDistribution {
    requireNonNull(numbers, "numbers");
  }

  /** Returns a setting that always has the given value. */
  public static CountDistribution fixed(long count) {
    return new CountDistribution(new ConstantDistribution((double) count));
  }

  /**
   * Returns a source of independent draws, each rounded to the nearest whole number and at least 0.
   * Not thread-safe; the generator is used by this source alone.
   */
  public LongSupplier sampler(RandomGenerator random) {
    return WholeDraws.of(numbers, random);
  }

  /** Returns the expected value before rounding. */
  public double mean() {
    return numbers.mean();
  }
}

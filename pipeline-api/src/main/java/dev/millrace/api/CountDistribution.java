package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A setting that is a whole number, fixed ({@code size = 500}) or drawn ({@code size { type =
 * uniform, min = 1, max = 10 }}).
 *
 * @param numbers the distribution; draws from it are rounded to whole numbers
 */
public record CountDistribution(Distribution numbers) {

  public CountDistribution {
    requireNonNull(numbers, "numbers");
  }

  /** Always the same number. */
  public static CountDistribution fixed(long count) {
    return new CountDistribution(new ConstantDistribution((double) count));
  }

  /**
   * A source of independent draws, each rounded to the nearest and at least 0; for one thread. It
   * draws ahead from the generator, some dozens at a time.
   */
  public LongSupplier sampler(RandomGenerator random) {
    return WholeDraws.of(numbers, random);
  }

  /** The expected value before rounding. */
  public double mean() {
    return numbers.mean();
  }
}

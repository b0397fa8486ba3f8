package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A quantity that is always the same.
 *
 * @param value that quantity, at least 0
 */
public record ConstantDistribution(@Quantity @Range(min = 0) double value) implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return () -> value;
  }

  @Override
  public double mean() {
    return value;
  }

  /** {@inheritDoc} 0, for a value of 0 too. */
  @Override
  public double squaredCoefficientOfVariation() {
    return 0;
  }
}

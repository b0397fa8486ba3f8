package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A quantity that is always the same: what a plain value in a scenario stands for.
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

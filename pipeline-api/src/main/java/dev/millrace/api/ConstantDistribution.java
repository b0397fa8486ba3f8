package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A quantity that does not vary; a plain value in a scenario stands for it.
 *
 * @param value the quantity, at least 0
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

  @Override
  public double squaredCoefficientOfVariation() {
    return 0;
  }
}

package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** A quantity that does not vary: what a plain value in a scenario stands for. */
record FixedDistribution(double value) implements Distribution {

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

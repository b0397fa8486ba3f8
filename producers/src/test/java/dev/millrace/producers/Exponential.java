package dev.millrace.producers;

import dev.millrace.api.Distribution;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** An exponential distribution for tests. */
record Exponential(double mean) implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return () -> mean * random.nextExponential();
  }

  @Override
  public double squaredCoefficientOfVariation() {
    return 1;
  }
}

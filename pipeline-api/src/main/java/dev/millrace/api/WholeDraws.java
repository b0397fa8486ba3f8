package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Draws from a distribution as whole numbers: rounded to the nearest, and at least 0. */
final class WholeDraws {

  private WholeDraws() {}

  /** A source of draws for one thread; a constant is rounded once. */
  static LongSupplier of(Distribution distribution, RandomGenerator random) {
    if (distribution instanceof ConstantDistribution constant) {
      long value = Math.round(constant.value());
      return () -> value;
    }
    DoubleSupplier draws = distribution.sampler(random);
    return () -> Math.max(0, Math.round(draws.getAsDouble()));
  }
}

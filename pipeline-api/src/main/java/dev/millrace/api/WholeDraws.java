package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Draws from a distribution as whole numbers: rounded to the nearest, and at least 0. */
final class WholeDraws {

  /** From here on numbers have no fraction: 2 to the 52nd. */
  private static final double NO_FRACTIONS = 0x1p52;

  private WholeDraws() {}

  /** A source of draws for one thread; a constant is rounded once. */
  static LongSupplier of(Distribution distribution, RandomGenerator random) {
    if (distribution instanceof ConstantDistribution constant) {
      long value = Math.round(constant.value());
      return () -> value;
    }
    DoubleSupplier draws = distribution.sampler(random);
    return () -> rounded(draws.getAsDouble());
  }

  /** {@link Math#round(double)}, and at least 0, in a few steps without a branch for most. */
  static long rounded(double draw) {
    if (draw < NO_FRACTIONS) {
      long whole = (long) draw;
      return Math.max(0, whole + (long) (2 * (draw - whole)));
    }
    return Math.round(draw);
  }
}

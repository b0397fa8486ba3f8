package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Draws from a distribution as whole numbers: rounded to the nearest, and at least 0.
 *
 * <p>They are made a block at a time. A draw is a chain of steps each of which has to wait for the
 * one before; where the next event of a simulation depends on it, a processor has nothing else to
 * do meanwhile. In a loop the chains of several draws overlap, and a draw that is there already is
 * as quick as a read. Not thread-safe.
 */
final class WholeDraws {

  /** Enough that a refill is rare, and little memory for each of ten thousand workers. */
  private static final int BLOCK = 64;

  /** From here on numbers have no fraction: 2 to the 52nd. */
  private static final double NO_FRACTIONS = 0x1p52;

  private final DoubleSupplier draws;
  private final long[] block = new long[BLOCK];
  private int used = BLOCK;

  private WholeDraws(DoubleSupplier draws) {
    this.draws = draws;
  }

  /** A source of draws for one thread; a constant is rounded once. */
  static LongSupplier of(Distribution distribution, RandomGenerator random) {
    if (distribution instanceof ConstantDistribution constant) {
      long value = Math.round(constant.value());
      return () -> value;
    }
    return new WholeDraws(distribution.sampler(random))::next;
  }

  private long next() {
    int place = used;
    if (place == BLOCK) {
      refill();
      place = 0;
    }
    used = place + 1;
    return block[place];
  }

  private void refill() {
    for (int i = 0; i < BLOCK; i++) {
      block[i] = rounded(draws.getAsDouble());
    }
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

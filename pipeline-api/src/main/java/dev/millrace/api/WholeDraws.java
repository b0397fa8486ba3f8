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
final class WholeDraws implements LongSupplier {

  /** Enough that a refill is rare, and little memory for each of ten thousand workers. */
  private static final int BLOCK = 64;

  private static final int NOTHING_LEFT = BLOCK + 1;

  /** Added to a number that is less by half, it leaves no room for a fraction: 2 to the 52nd. */
  private static final double NO_FRACTIONS = 0x1p52;

  /** The digits of a double, without sign and exponent. */
  private static final long DIGITS = (1L << 52) - 1;

  private final DoubleSupplier draws;
  private final long[] block = new long[BLOCK];

  /** How many draws of the block are used, or are the next one. */
  private int used = NOTHING_LEFT;

  /** The next draw, at hand: the time of the next event waits for it. */
  private long next;

  private WholeDraws(DoubleSupplier draws) {
    this.draws = draws;
  }

  /** A source of draws for one thread; a constant is rounded once. */
  static LongSupplier of(Distribution distribution, RandomGenerator random) {
    if (distribution instanceof ConstantDistribution constant) {
      long value = rounded(constant.value());
      return () -> value;
    }
    return new WholeDraws(distribution.sampler(random));
  }

  @Override
  public long getAsLong() {
    long draw = next;
    int place = used;
    if (place >= BLOCK) {
      return atTheEndOfTheBlock();
    }
    next = block[place];
    used = place + 1;
    return draw;
  }

  private long atTheEndOfTheBlock() {
    if (used < NOTHING_LEFT) {
      used = NOTHING_LEFT;
      return next;
    }
    refill();
    next = block[1];
    used = 2;
    return block[0];
  }

  private void refill() {
    DoubleSupplier source = draws;
    long[] drawn = block;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = rounded(source.getAsDouble());
    }
  }

  /**
   * The nearest whole number, and at least 0; of two that are equally near the even one: what
   * {@link Math#rint} does, and for most by an addition.
   */
  static long rounded(double draw) {
    if (draw >= 0 && draw < NO_FRACTIONS / 2) {
      return Double.doubleToRawLongBits(draw + NO_FRACTIONS) & DIGITS;
    }
    return Math.max(0, (long) Math.rint(draw));
  }
}

package dev.millrace.producers.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How much faster than recorded a file is replayed, or that nothing is waited for at all. */
public final class Speed {

  private static final BigDecimal LEAST = new BigDecimal("0.000001");
  private static final BigDecimal GREATEST = new BigDecimal("1000000000");
  private static final int LONGEST_TEXT = 40;

  private final @Nullable BigDecimal factor;

  private Speed(@Nullable BigDecimal factor) {
    this.factor = factor;
  }

  /**
   * A speed: {@code max}, or a number from 0.000001 to 1000000000, where 1 is as recorded and 360
   * an hour in ten seconds.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Speed parse(String text) {
    if (text.equals("max")) {
      return new Speed(null);
    }
    try {
      var factor = new BigDecimal(text.length() > LONGEST_TEXT ? "" : text);
      if (factor.compareTo(LEAST) >= 0 && factor.compareTo(GREATEST) <= 0) {
        return new Speed(factor);
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words as for a number out of range.
    }
    throw new IllegalArgumentException(
        "%s is no speed; allowed is a number from %s to %s, or max"
            .formatted(Quoted.of(text), LEAST, GREATEST));
  }

  /**
   * A recorded time at this speed, rounded to the nearest nanosecond; 0 at {@code max}.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  long scale(long nanos) {
    return factor == null
        ? 0
        : BigDecimal.valueOf(nanos).divide(factor, 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}

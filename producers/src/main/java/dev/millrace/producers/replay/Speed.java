package dev.millrace.producers.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The speed of a replay relative to the recorded times, or {@code max} for no gaps. */
public final class Speed {

  private static final BigDecimal MIN = new BigDecimal("0.000001");
  private static final BigDecimal MAX = new BigDecimal("1000000000");
  private static final int MAX_TEXT_CHARS = 40;

  private final @Nullable BigDecimal factor;

  private Speed(@Nullable BigDecimal factor) {
    this.factor = factor;
  }

  /**
   * Parses a speed: {@code max}, or a number from 0.000001 to 1000000000, where 1 is as recorded
   * and 360 an hour in ten seconds.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Speed parse(String text) {
    if (text.equals("max")) {
      return new Speed(null);
    }
    try {
      var factor = new BigDecimal(text.length() > MAX_TEXT_CHARS ? "" : text);
      if (factor.compareTo(MIN) >= 0 && factor.compareTo(MAX) <= 0) {
        return new Speed(factor);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "%s is not a speed; allowed: a number from %s to %s, or max"
            .formatted(Quoted.of(text), MIN, MAX));
  }

  /** Returns whether there are no gaps. */
  boolean isMax() {
    return factor == null;
  }

  /**
   * Returns a recorded time at this speed, rounded to the nearest nanosecond; 0 at {@code max}.
   *
   * @throws ArithmeticException if it overflows a long
   */
  long scale(long nanos) {
    return factor == null
        ? 0
        : BigDecimal.valueOf(nanos).divide(factor, 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}

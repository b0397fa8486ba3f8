package dev.millrace.sim.study.fit;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An arrival process with its parameters.
 *
 * @param words the parameters in words
 * @param producer the keys of the producer block in HOCON, without braces
 */
public record Model(Kind kind, String words, String producer) {

  private static final MathContext SIX_DIGITS = new MathContext(6);

  /** Returns a number as HOCON, with six significant digits. */
  static String number(double value) {
    return BigDecimal.valueOf(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
  }
}

package dev.millrace.sim.scenario;

import java.math.BigDecimal;

/**
 * A share that is written in per cent.
 *
 * @param share the share, above 0 and below 1
 */
public record Percentage(double share) {

  private static final int LONGEST_TEXT = 20;

  /**
   * Reads a percentage such as {@code 2%}.
   *
   * @throws IllegalArgumentException if it is none above 0% and below 100%
   */
  public static Percentage parse(String text) {
    if (text.endsWith("%") && text.length() <= LONGEST_TEXT) {
      try {
        String number = text.substring(0, text.length() - 1).strip();
        double share = new BigDecimal(number).movePointLeft(2).doubleValue();
        if (share > 0 && share < 1) {
          return new Percentage(share);
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Said below, in the same words as for a number out of range.
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no percentage; allowed: above 0%% and below 100%%, such as 2%%".formatted(text));
  }
}

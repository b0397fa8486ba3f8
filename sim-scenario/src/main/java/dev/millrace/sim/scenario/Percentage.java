package dev.millrace.sim.scenario;

import java.math.BigDecimal;

/**
 * A share written as a percentage.
 *
 * @param share the share, above 0 and below 1
 */
public record Percentage(double share) {

  private static final int MAX_LENGTH = 20;

  /**
   * Reads a percentage such as {@code 2%}.
   *
   * @throws IllegalArgumentException if it is not above 0% and below 100%
   */
  public static Percentage parse(String text) {
    if (text.endsWith("%") && text.length() <= MAX_LENGTH) {
      try {
        String number = text.substring(0, text.length() - 1).strip();
        double share = new BigDecimal(number).movePointLeft(2).doubleValue();
        if (share > 0 && share < 1) {
          return new Percentage(share);
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Reported below, like a number out of range.
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a percentage; allowed: above 0%% and below 100%%, such as 2%%"
            .formatted(text));
  }
}

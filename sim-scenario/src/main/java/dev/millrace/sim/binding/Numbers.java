package dev.millrace.sim.binding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Readers of numbers. */
final class Numbers {

  private static final int MAX_PERCENTAGE = 20;

  private Numbers() {}

  static ValueReader ints(Bounds bounds) {
    String allowed = wholeNumber(bounds);
    return ScalarReader.ofText(
        allowed, text -> (int) whole(text, bounds, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  static ValueReader longs(Bounds bounds) {
    return ScalarReader.ofText(
        wholeNumber(bounds), text -> whole(text, bounds, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  static ValueReader doubles(Bounds bounds) {
    String allowed = "a number" + bounds.words();
    return ScalarReader.ofText(
        allowed,
        text -> {
          BigDecimal number = number(text);
          double value = number == null ? Double.NaN : number.doubleValue();
          if (!Double.isFinite(value) || !bounds.contains(value)) {
            throw refusal(text, bounds, allowed);
          }
          return value;
        });
  }

  /** Suggests a number in place of a percentage. */
  private static Refusal refusal(String text, Bounds bounds, String allowed) {
    BigDecimal percent = text.endsWith("%") ? number(text.substring(0, text.length() - 1)) : null;
    if (percent == null) {
      return new Refusal(allowed);
    }
    BigDecimal share = percent.movePointLeft(2);
    return bounds.contains(share.doubleValue()) && text.length() <= MAX_PERCENTAGE
        ? Refusal.suggesting(allowed, share.toPlainString())
        : new Refusal(allowed);
  }

  static String wholeNumber(Bounds bounds) {
    return "a whole number" + bounds.words();
  }

  private static long whole(String text, Bounds bounds, long least, long greatest) throws Refusal {
    BigDecimal number = number(text);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      throw new Refusal(wholeNumber(bounds));
    }
    if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
      throw new Refusal(wholeNumber(bounds) + beyond(bounds, ", not below ", least));
    }
    if (number.compareTo(BigDecimal.valueOf(greatest)) > 0) {
      throw new Refusal(wholeNumber(bounds) + beyond(bounds, ", not above ", greatest));
    }
    long value = number.longValueExact();
    if (!bounds.contains((double) value)) {
      throw new Refusal(wholeNumber(bounds));
    }
    return value;
  }

  /** Describes the limit of the type if the bounds do not. */
  private static String beyond(Bounds bounds, String words, long limit) {
    return bounds.contains((double) limit) ? words + limit : "";
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}

package dev.millrace.sim.binding;

import dev.millrace.api.Range;
import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The range of a number; durations are compared in seconds. */
record Bounds(double min, double above, double max) {

  static final Bounds NONE =
      new Bounds(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  static Bounds of(@Nullable Range range) {
    return range == null ? NONE : new Bounds(range.min(), range.above(), range.max());
  }

  /** Returns these bounds, raised to zero. */
  Bounds notNegative() {
    return new Bounds(above >= 0 ? min : Math.max(0, min), above, max);
  }

  boolean contains(double value) {
    return value >= min && value <= max && (value > above || above == Double.NEGATIVE_INFINITY);
  }

  /** Describes the bounds of a number, such as {@code " from 1 to 10"}; empty without bounds. */
  String words() {
    return words(Bounds::plain);
  }

  /** Describes the bounds of a duration, such as {@code " of at least 10ms"}; empty without. */
  String wordsInSeconds() {
    return words(Bounds::seconds);
  }

  private String words(DoubleFunction<String> format) {
    boolean hasMin = min > Double.NEGATIVE_INFINITY && min > above;
    boolean hasAbove = above > Double.NEGATIVE_INFINITY && !hasMin;
    boolean hasMax = max < Double.POSITIVE_INFINITY;
    if (hasMin && hasMax) {
      return " from " + format.apply(min) + " to " + format.apply(max);
    }
    if (hasMin) {
      return " of at least " + format.apply(min);
    }
    if (hasAbove && hasMax) {
      return " above " + format.apply(above) + " and at most " + format.apply(max);
    }
    if (hasAbove) {
      return " above " + format.apply(above);
    }
    return hasMax ? " of at most " + format.apply(max) : "";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String seconds(double value) {
    if (value == 0 || value >= 1) {
      return plain(value) + "s";
    }
    return value >= 1e-3 ? plain(value * 1e3) + "ms" : plain(value * 1e6) + "us";
  }
}

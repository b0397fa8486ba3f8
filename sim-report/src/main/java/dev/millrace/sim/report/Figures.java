package dev.millrace.sim.report;

import dev.millrace.sim.scenario.require.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats figures for people: three or four digits and a unit, plain ASCII. */
public final class Figures {

  private Figures() {}

  /** Formats a count, such as {@code 8,819}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Formats a pipeline's capacity; null is unbounded. */
  public static String capacity(@Nullable Integer capacity) {
    return capacity == null ? "unbounded" : count(capacity);
  }

  /** Formats a figure in nanoseconds, as a share, in messages a second or as a number. */
  public static String of(Unit unit, double value) {
    return switch (unit) {
      case DURATION -> bareDuration(value);
      case SHARE -> precisePercent(value);
      case RATE -> rate(value) + "/s";
      case NUMBER -> value == Math.rint(value) ? count((long) value) : twoDecimals(value);
    };
  }

  /** Formats a rate a second; null is unknown. */
  public static String rate(@Nullable Double perSecond) {
    return perSecond == null ? "-" : rate((double) perSecond);
  }

  /** Formats a rate a second with one decimal, or below 1 with two significant digits. */
  public static String rate(double perSecond) {
    return perSecond <= 0 || perSecond >= 0.995
        ? decimal(perSecond)
        : new BigDecimal(perSecond).round(new MathContext(2)).toPlainString();
  }

  /** Formats a number with one decimal. */
  public static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  /** Formats a number with two decimals. */
  public static String twoDecimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  /** Formats a share as a percentage with two decimals, as the ends of an interval need. */
  public static String precisePercent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** Formats a share as a whole percentage. */
  public static String wholePercent(double share) {
    return String.format(Locale.ROOT, "%,.0f %%", 100 * share);
  }

  /** Formats a share as a percentage that is rounded neither to 0 nor to 100. */
  public static String percent(double share) {
    if (share > 0 && share < 0.001) {
      return "< 0.1 %";
    }
    if (share > 0.999 && share < 1) {
      return "> 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Formats a duration, from 1,000 s on in seconds. */
  static String seconds(long nanos) {
    return nanos < 1e12 ? bareDuration(nanos) : String.format(Locale.ROOT, "%,.0f s", nanos / 1e9);
  }

  /** Formats a duration for a right-aligned column: units have two characters. */
  static String duration(double nanos) {
    if (nanos < 1e3) {
      return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
    if (nanos < 999_500) {
      return threeDigits(nanos / 1e3) + " us";
    }
    if (nanos < 999.5e6) {
      return threeDigits(nanos / 1e6) + " ms";
    }
    if (nanos < 600e9) {
      return threeDigits(nanos / 1e9) + " s ";
    }
    return String.format(Locale.ROOT, "%,.1f min", nanos / 60e9);
  }

  /** Formats a duration for a sentence. */
  public static String bareDuration(double nanos) {
    return duration(nanos).trim();
  }

  private static String threeDigits(double number) {
    int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}

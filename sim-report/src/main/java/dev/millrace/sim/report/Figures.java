package dev.millrace.sim.report;

import dev.millrace.sim.measure.Measurements;
import java.util.Locale;

/** Numbers and durations as people read them: three or four digits and a unit, plain ASCII. */
final class Figures {

  private Figures() {}

  /** A count with thousands separated, such as {@code 8,819}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * What is known of a share of which nothing was seen among so many: the rule of three, which says
   * nothing below 4.
   */
  static String atMost(long count) {
    return count < 4 ? "" : "at most 3/" + count(count);
  }

  /** The rate of delivered messages; that of some in no time at all is not known. */
  static String rate(Measurements measured) {
    return measured.times().done() > 0 && measured.deliveringNanos() == 0
        ? "-"
        : decimal(measured.throughput());
  }

  /** A rate or other decimal with one digit after the point. */
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  /** A decimal with two digits after the point. */
  static String twoDecimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  /** A share from 0 to 1 in per cent, with the digits that the ends of an interval differ in. */
  static String precisePercent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A share in whole per cent. */
  static String wholePercent(double share) {
    return String.format(Locale.ROOT, "%,.0f %%", 100 * share);
  }

  /** A duration in seconds where other units would hide how long it is. */
  static String seconds(long nanos) {
    return nanos < 1e12 ? bareDuration(nanos) : String.format(Locale.ROOT, "%,.0f s", nanos / 1e9);
  }

  /** A share from 0 to 1 in per cent; neither rounded to nothing nor to all. */
  static String percent(double share) {
    if (share > 0 && share < 0.001) {
      return "< 0.1 %";
    }
    if (share > 0.999 && share < 1) {
      return "> 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A duration in the unit that leaves one to three digits before the point. */
  static String duration(long nanos) {
    return duration((double) nanos);
  }

  /** A duration in the unit that leaves one to three digits before the point. */
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

  /** A duration as it stands in a sentence, without the blank that lines up a column. */
  static String bareDuration(double nanos) {
    return duration(nanos).trim();
  }

  /** {@link #bareDuration(double)} for whole nanoseconds. */
  static String bareDuration(long nanos) {
    return bareDuration((double) nanos);
  }

  private static String threeDigits(double number) {
    int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}

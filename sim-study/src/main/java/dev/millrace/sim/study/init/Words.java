package dev.millrace.sim.study.init;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, durations and times as reports and scenarios write them. */
public final class Words {

  private static final String[] UNITS = {"d", "h", "min", "s", "ms", "us", "ns"};
  private static final double[] UNIT_NANOS = {86_400e9, 3_600e9, 60e9, 1e9, 1e6, 1e3, 1};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** Returns a number with three significant digits, such as {@code 2.58} or {@code 1,040}. */
  public static String number(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return value == 0 ? "0" : "-";
    }
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(digits, 9)) + "f", value);
  }

  /** Returns a duration with three significant digits in its largest unit. */
  public static String duration(double nanos) {
    int unit = 0;
    while (unit < UNITS.length - 1 && nanos < UNIT_NANOS[unit]) {
      unit++;
    }
    return number(nanos / UNIT_NANOS[unit]) + " " + UNITS[unit];
  }

  /** Returns a duration as HOCON, with six significant digits. */
  public static String hocon(double nanos) {
    double rounded = Math.max(1, Math.rint(nanos));
    double scale = Math.pow(10, Math.max(0, Math.floor(Math.log10(rounded)) - 5));
    long whole = (long) (Math.rint(rounded / scale) * scale);
    int unit = 3;
    while (whole % (long) UNIT_NANOS[unit] != 0) {
      unit++;
    }
    return whole / (long) UNIT_NANOS[unit] + UNITS[unit];
  }

  /** Returns a time of a trace: its date, or the time since its start if that has no date. */
  public static String time(@Nullable Double startSeconds, long nanos) {
    return startSeconds == null
        ? "+" + duration(nanos)
        : TIME.format(Instant.ofEpochSecond((long) Math.floor(startSeconds + nanos / 1e9)));
  }
}

package dev.millrace.producers.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongBiFunction;

/** The format of a time in a file: a count since 1970, ISO 8601, or a pattern. Immutable. */
public final class TimeFormat {

  /**
   * A date and a time of day in ISO 8601, with {@code Z}, {@code UTC}, {@code GMT}, an offset or
   * none of these, with {@code T} or a space in between, and with a point or a comma before a
   * fraction.
   */
  static final TimeFormat ISO = iso();

  /** The times of access logs, with or without a fraction and an offset. */
  static final TimeFormat ACCESS_LOG = accessLog();

  private static final int MAX_TEXT_CHARS = 100;
  private static final int MAX_DIGITS = 60;

  private final String name;
  private final String example;
  private final ToLongBiFunction<String, TimeContext> reader;

  private TimeFormat(String name, String example, ToLongBiFunction<String, TimeContext> reader) {
    this.name = name;
    this.example = example;
    this.reader = reader;
  }

  /**
   * Parses a format: {@code epoch-s}, {@code epoch-ms}, {@code epoch-us} or {@code epoch-ns}
   * (decimals allowed, truncated to nanoseconds), {@code iso}, or a pattern of {@link
   * DateTimeFormatter} with a date, the year of which may be missing, and a time of day, in
   * English.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static TimeFormat parse(String text) {
    return switch (text) {
      case "epoch-s" -> epoch(text, 9);
      case "epoch-ms" -> epoch(text, 6);
      case "epoch-us" -> epoch(text, 3);
      case "epoch-ns" -> epoch(text, 0);
      case "iso" -> ISO;
      default -> pattern(text);
    };
  }

  /**
   * Parses a time and returns it in nanoseconds since the start of 1970, UTC.
   *
   * @param context what a time may lack: its zone, and its year
   * @throws IllegalArgumentException if the text is not a time in this format, or outside the years
   *     1678 to 2261
   */
  long epochNanos(String text, TimeContext context) {
    try {
      if (text.length() <= MAX_TEXT_CHARS) {
        return reader.applyAsLong(text.strip(), context);
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "the time %s is out of range; allowed: the years 1678 to 2261".formatted(Quoted.of(text)),
          e);
    } catch (NumberFormatException | DateTimeException e) {
      // Reported below, like a text that is too long.
    }
    throw new IllegalArgumentException(
        "%s is not a time; expected the format %s, such as %s"
            .formatted(Quoted.of(text), name, example));
  }

  /** Returns the format as written in a scenario. */
  @Override
  public String toString() {
    return name;
  }

  private static TimeFormat epoch(String name, int digitsToNanos) {
    String example =
        new BigDecimal("1700158623.97996").movePointRight(9 - digitsToNanos).toPlainString();
    return new TimeFormat(name, example, (text, context) -> decimalNanos(text, digitsToNanos));
  }

  private static long decimalNanos(String text, int digitsToNanos) {
    BigDecimal nanos = new BigDecimal(text).scaleByPowerOfTen(digitsToNanos);
    // Prevents the expansion of an exponent of a billion.
    if (Math.abs((long) nanos.scale()) > MAX_DIGITS) {
      throw new ArithmeticException("exponent");
    }
    return nanos.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static TimeFormat iso() {
    DateTimeReader reader = DateTimeReader.iso();
    return new TimeFormat(
        "iso",
        "2023-11-16T18:17:03.97996Z",
        (text, context) -> reader.epochNanos(withT(text).replace(',', '.'), context));
  }

  private static String withT(String text) {
    int dateEnd = "2023-11-16".length();
    return text.length() > dateEnd && text.charAt(dateEnd) == ' '
        ? text.substring(0, dateEnd) + "T" + text.substring(dateEnd + 1)
        : text;
  }

  private static TimeFormat accessLog() {
    DateTimeReader reader = DateTimeReader.accessLog();
    return new TimeFormat(
        "dd/MMM/yyyy:HH:mm:ss Z",
        "16/Nov/2023:18:17:03 +0000",
        (text, context) -> reader.epochNanos(text.replace(',', '.'), context));
  }

  /** Times have no blanks around them, so those of a pattern do not count either. */
  private static TimeFormat pattern(String text) {
    String pattern = text.strip();
    try {
      DateTimeReader reader = DateTimeReader.pattern(pattern);
      String example = PatternExamples.find(pattern, reader);
      if (example != null) {
        return new TimeFormat(pattern, example, reader::epochNanos);
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like a pattern without a date or a time of day.
    }
    throw new IllegalArgumentException(
        "%s is not a time format; allowed: epoch-s, epoch-ms, epoch-us, epoch-ns, iso, and"
                .formatted(Quoted.of(text))
            + " java.time patterns with a date and a time of day, such as yyyy-MM-dd HH:mm:ss");
  }
}

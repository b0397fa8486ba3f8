package dev.millrace.producers.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The format of a time in a file: a count since 1970, ISO 8601, or a pattern. A time without a zone
 * is UTC. Immutable.
 */
public final class TimeFormat {

  /**
   * A date and a time of day in ISO 8601, with {@code Z}, an offset or neither, and with {@code T}
   * or a space in between.
   */
  static final TimeFormat ISO = iso();

  private static final int MAX_TEXT_CHARS = 100;
  private static final int MAX_DIGITS = 60;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final String name;
  private final String example;
  private final ToLongFunction<String> reader;

  private TimeFormat(String name, String example, ToLongFunction<String> reader) {
    this.name = name;
    this.example = example;
    this.reader = reader;
  }

  /**
   * Parses a format: {@code epoch-s}, {@code epoch-ms}, {@code epoch-us} or {@code epoch-ns}
   * (decimals allowed, truncated to nanoseconds), {@code iso}, or a pattern of {@link
   * DateTimeFormatter} with a date and a time of day, in English.
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
   * @throws IllegalArgumentException if the text is not a time in this format, or outside the years
   *     1678 to 2261
   */
  long epochNanos(String text) {
    try {
      if (text.length() <= MAX_TEXT_CHARS) {
        return reader.applyAsLong(text.strip());
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
    return new TimeFormat(name, example, text -> decimalNanos(text, digitsToNanos));
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
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXXXX][X]")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    return new TimeFormat(
        "iso", "2023-11-16T18:17:03.97996Z", text -> nanos(formatter, withT(text)));
  }

  private static String withT(String text) {
    int dateEnd = "2023-11-16".length();
    return text.length() > dateEnd && text.charAt(dateEnd) == ' '
        ? text.substring(0, dateEnd) + "T" + text.substring(dateEnd + 1)
        : text;
  }

  private static TimeFormat pattern(String pattern) {
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .toFormatter(Locale.ENGLISH)
              .withZone(ZoneOffset.UTC);
      String example = formatter.format(Instant.parse("2023-11-16T18:17:03.97996Z"));
      // Fails if the pattern lacks a part of the date or of the time.
      nanos(formatter, example);
      return new TimeFormat(pattern, example, text -> nanos(formatter, text));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is not a time format; allowed: epoch-s, epoch-ms, epoch-us, epoch-ns, iso, and"
                  .formatted(Quoted.of(pattern))
              + " java.time patterns with a date and a time of day, such as yyyy-MM-dd HH:mm:ss",
          e);
    }
  }

  private static long nanos(DateTimeFormatter formatter, String text) {
    Instant time = formatter.parse(text, Instant::from);
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }
}

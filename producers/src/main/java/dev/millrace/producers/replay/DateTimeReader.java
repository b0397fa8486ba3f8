package dev.millrace.producers.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates with a time of day, in English. Dates and times that do not exist are refused, never
 * moved. Immutable.
 */
final class DateTimeReader {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** The parts of a pattern: zone abbreviations, outside of quotes, and all else in group 1. */
  private static final Pattern PARTS =
      Pattern.compile("(?<!z)z{1,3}(?!z)|((?:[^'z]|'[^']*'?|(?<!z)z{4,}(?!z))+)");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'?");

  /** Part of the long name of a zone's summer time. */
  private static final Pattern SUMMER =
      Pattern.compile("\\b(daylight|summer)\\b", Pattern.CASE_INSENSITIVE);

  /** Part of the long name of a zone's standard time. */
  private static final Pattern STANDARD =
      Pattern.compile("\\bstandard\\b", Pattern.CASE_INSENSITIVE);

  private final DateTimeFormatter formatter;

  private final boolean abbreviatedZone;
  private final boolean lacksYear;

  private DateTimeReader(
      DateTimeFormatterBuilder builder, boolean abbreviatedZone, boolean lacksYear) {
    this.abbreviatedZone = abbreviatedZone;
    this.lacksYear = lacksYear;
    // The year of yyyy is one of an era; a strict resolver needs to know which.
    formatter =
        builder
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Returns a reader of ISO 8601: with {@code T} or a space, a fraction after a point or a comma,
   * and {@code Z}, {@code UTC}, {@code GMT}, an offset or none, which a space may precede.
   */
  static DateTimeReader iso() {
    return new DateTimeReader(
        withOffset(caseInsensitive().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME))
            .appendPattern("['['VV']']"),
        false,
        false);
  }

  /** Returns a reader of the times of access logs, with or without a fraction and an offset. */
  static DateTimeReader accessLog() {
    return new DateTimeReader(
        withOffset(
            caseInsensitive()
                .appendPattern("d/MMM/uuuu:HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)),
        false,
        false);
  }

  /**
   * Returns a reader of a pattern of {@link DateTimeFormatter}.
   *
   * @throws IllegalArgumentException if it is not such a pattern
   */
  static DateTimeReader pattern(String pattern) {
    DateTimeFormatterBuilder builder = caseInsensitive();
    boolean abbreviatedZone = false;
    Matcher parts = PARTS.matcher(pattern);
    while (parts.find()) {
      if (parts.group(1) == null) {
        ZoneAbbreviations.appendTo(builder);
        abbreviatedZone = true;
      } else {
        builder.appendPattern(parts.group(1));
      }
    }
    boolean lacksYear = !QUOTED.matcher(pattern).replaceAll("").matches(".*[uyY].*");
    return new DateTimeReader(builder, abbreviatedZone, lacksYear);
  }

  /**
   * Reads a time and returns it in nanoseconds since the start of 1970, UTC.
   *
   * @param context the zone and the year of times without them
   * @throws DateTimeException if the text is not a time that exists
   * @throws ArithmeticException if the time overflows a long
   */
  long epochNanos(String text, TimeContext context) {
    TemporalAccessor parsed = formatter.parse(text);
    if (abbreviatedZone
        && parsed.isSupported(ChronoField.OFFSET_SECONDS)
        && parsed.query(TemporalQueries.zoneId()) != null) {
      throw new DateTimeException("two zones");
    }
    LocalDateTime local = local(parsed, context);
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    if (offset == null) {
      ZoneId zone = parsed.query(TemporalQueries.zone());
      offset = offset(local, zone == null ? context.zone() : zone, text);
    }
    Instant time = local.toInstant(offset);
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
  }

  private LocalDateTime local(TemporalAccessor parsed, TimeContext context) {
    return lacksYear
        ? context.complete(MonthDay.from(parsed), LocalTime.from(parsed))
        : LocalDateTime.from(parsed);
  }

  private static ZoneOffset offset(LocalDateTime local, ZoneId zone, String text) {
    ZoneRules rules = zone.getRules();
    Instant about = local.toInstant(ZoneOffset.UTC);
    if (STANDARD.matcher(text).find()) {
      return rules.getStandardOffset(about);
    }
    if (SUMMER.matcher(text).find()) {
      return ZoneOffset.ofTotalSeconds(
          rules.getStandardOffset(about).getTotalSeconds()
              + TimeZone.getTimeZone(zone).getDSTSavings() / 1000);
    }
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new DateTimeException("clocks were put forward over this time");
    }
    return offsets.get(0);
  }

  private static DateTimeFormatterBuilder caseInsensitive() {
    return new DateTimeFormatterBuilder().parseCaseInsensitive();
  }

  private static DateTimeFormatterBuilder withOffset(DateTimeFormatterBuilder builder) {
    builder.appendPattern("[ ][XXXXX][X]");
    for (String utc : new String[] {"UTC", "GMT"}) {
      builder.optionalStart().appendText(ChronoField.OFFSET_SECONDS, Map.of(0L, utc)).optionalEnd();
    }
    return builder;
  }
}

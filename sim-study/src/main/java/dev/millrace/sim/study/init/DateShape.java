package dev.millrace.sim.study.init;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the java.time pattern of dates with a time of day. */
final class DateShape {

  /** A part of a date or time, its pattern and its regular expression. */
  private record Part(String pattern, String regex) {}

  /** Of two parts with the same regular expression the first matches; the day comes first. */
  private static final List<Part> DATES =
      List.of(
          new Part("EEE, d MMM yyyy", "[A-Za-z]{3}, \\d{1,2} [A-Za-z]{3} \\d{4}"),
          new Part("d/MMM/yyyy", "\\d{1,2}/[A-Za-z]{3}/\\d{4}"),
          new Part("d-MMM-yyyy", "\\d{1,2}-[A-Za-z]{3}-\\d{4}"),
          new Part("d MMM yyyy", "\\d{1,2} [A-Za-z]{3} \\d{4}"),
          new Part("d.M.yyyy", "\\d{1,2}\\.\\d{1,2}\\.\\d{4}"),
          new Part("d/M/yyyy", "\\d{1,2}/\\d{1,2}/\\d{4}"),
          new Part("d-M-yyyy", "\\d{1,2}-\\d{1,2}-\\d{4}"),
          new Part("yyyy/M/d", "\\d{4}/\\d{1,2}/\\d{1,2}"),
          new Part("yyyy-M-d", "\\d{4}-\\d{1,2}-\\d{1,2}"),
          new Part("yyyyMMdd", "(?:19|20)\\d{6}"));

  private static final List<Part> TIMES =
      List.of(
          new Part("H:mm:ss", "\\d{1,2}:\\d\\d:\\d\\d"),
          new Part("H:mm", "\\d{1,2}:\\d\\d"),
          new Part("HHmmss", "\\d{6}"));

  private static final List<Part> ZONES =
      List.of(
          new Part("X", "Z"),
          new Part(" Z", " [+-]\\d{4}"),
          new Part("Z", "[+-]\\d{4}"),
          new Part("XXX", "[+-]\\d\\d:\\d\\d"),
          new Part(" z", " [A-Z]{3,4}"),
          new Part("", ""));

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<date>%s)(?<separator>[T:]|,? ?)(?<time>%s)(?<fraction>[.,]\\d{1,9})?(?<half> ?[AaPp][Mm])?(?<zone>%s)"
              .formatted(any(DATES), any(TIMES), any(ZONES)));

  private DateShape() {}

  private static String any(List<Part> parts) {
    return parts.stream().map(Part::regex).collect(Collectors.joining("|"));
  }

  /** Returns the first date with a time of day in a line; null if it has none. */
  static @Nullable String findIn(String line) {
    Matcher found = SHAPE.matcher(line);
    return found.find() ? found.group() : null;
  }

  /** Guesses the pattern of values that are like a typical one; null if it is not a date. */
  static @Nullable TimeGuess guess(String typical, List<String> values) {
    Matcher shape = SHAPE.matcher(typical);
    if (!shape.matches()) {
      return null;
    }
    Part date = part(DATES, shape.group("date"));
    Part time = part(TIMES, shape.group("time"));
    Part zone = part(ZONES, shape.group("zone"));
    String half = shape.group("half");
    String separator = shape.group("separator");
    String rest =
        separator.replace("T", "'T'")
            + (half == null ? time.pattern() : time.pattern().replace('H', 'h'))
            + fraction(values)
            + (half == null ? "" : half.startsWith(" ") ? " a" : "a")
            + zone.pattern();
    String regex =
        date.regex()
            + separator
            + time.regex()
            + "(?:[.,]\\d{1,9})?"
            + (half == null ? "" : " ?[AaPp][Mm]")
            + zone.regex();
    return date.pattern().startsWith("d/M/") || date.pattern().startsWith("d-M-")
        ? withOrder(date.pattern(), rest, regex, values)
        : guess(date.pattern() + rest, null, false, regex);
  }

  /** Returns a guess whose day or month comes first, as the values allow. */
  private static TimeGuess withOrder(
      String dayFirst, String rest, String regex, List<String> values) {
    String monthFirst = "M" + dayFirst.charAt(1) + "d" + dayFirst.substring(3);
    TimeGuess days = guess(dayFirst + rest, null, false, regex);
    TimeGuess months = guess(monthFirst + rest, null, false, regex);
    SampleTimes asDays = SampleTimes.of(days, values);
    SampleTimes asMonths = SampleTimes.of(months, values);
    if (asDays.parsed() != asMonths.parsed()) {
      return asDays.parsed() > asMonths.parsed() ? days : months;
    }
    if (asDays.ascendingShare() != asMonths.ascendingShare()) {
      return asDays.ascendingShare() > asMonths.ascendingShare() ? days : months;
    }
    return guess(
        days.format(),
        "the day may come before the month (time-format = \"%s\") or after it (\"%s\")"
            .formatted(days.format(), months.format()),
        Math.abs(asDays.span() - asMonths.span()) > 1,
        regex);
  }

  private static TimeGuess guess(
      String pattern, @Nullable String note, boolean ambiguous, String regex) {
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .toFormatter(Locale.ENGLISH);
    return new TimeGuess(pattern, note, ambiguous, regex, false, text -> seconds(formatter, text));
  }

  private static double seconds(DateTimeFormatter formatter, String text) {
    TemporalAccessor parsed = formatter.parse(text.strip());
    LocalDateTime local = LocalDateTime.from(parsed);
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    return local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset) + local.getNano() / 1e9;
  }

  /** Returns the pattern of the fractions: fixed if all have the same length. */
  private static String fraction(List<String> values) {
    List<String> fractions =
        values.stream().map(DateShape::fractionOf).distinct().sorted().toList();
    String pattern =
        fractions.stream()
            .filter(fraction -> !fraction.isEmpty())
            .sorted((a, b) -> b.length() - a.length())
            .map(fraction -> fractions.size() == 1 ? fraction : "[" + fraction + "]")
            .collect(Collectors.joining());
    return pattern;
  }

  private static String fractionOf(String value) {
    Matcher shape = SHAPE.matcher(value.strip());
    String fraction = shape.matches() ? shape.group("fraction") : null;
    return fraction == null ? "" : fraction.charAt(0) + "S".repeat(fraction.length() - 1);
  }

  private static Part part(List<Part> parts, String text) {
    return parts.stream().filter(part -> text.matches(part.regex())).findFirst().orElseThrow();
  }
}

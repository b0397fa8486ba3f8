package dev.millrace.producers.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the times of a file may lack: a zone, and a year.
 *
 * <p>A time without a year is that of the year that brings it nearest to the previous time, so that
 * the year rolls over in either direction, and 29 February is found. Not thread-safe: it is used
 * for one pass.
 */
final class TimeContext {

  private static final int MAX_YEARS_TO_LEAP_YEAR = 8;

  private final ZoneId zone;
  private final @Nullable Integer firstYear;
  private final Supplier<LocalDate> latest;
  private @Nullable LocalDateTime previous;

  /**
   * Creates the context of one pass.
   *
   * @param zone the zone of times without one
   * @param firstYear the year of the first time without one; null for the year in which it is
   *     latest without being after the file was written
   * @param latest returns the date on which the file was written
   */
  TimeContext(ZoneId zone, @Nullable Integer firstYear, Supplier<LocalDate> latest) {
    this.zone = zone;
    this.firstYear = firstYear;
    this.latest = latest;
  }

  /** Returns a context for times that have a zone or are UTC, from the given year on. */
  static TimeContext utc(int year) {
    return new TimeContext(ZoneOffset.UTC, year, () -> LocalDate.of(year, Month.DECEMBER, 31));
  }

  ZoneId zone() {
    return zone;
  }

  /**
   * Completes a time without a year.
   *
   * @throws DateTimeException if the date does not exist in any of the years that come into
   *     question
   */
  LocalDateTime complete(MonthDay day, LocalTime time) {
    LocalDateTime before = previous;
    LocalDateTime completed = before == null ? first(day).atTime(time) : nearest(day, time, before);
    previous = completed;
    return completed;
  }

  private LocalDate first(MonthDay day) {
    if (firstYear != null) {
      return LocalDate.of(firstYear, day.getMonth(), day.getDayOfMonth());
    }
    // The clocks of the log and of the file may be in different zones.
    LocalDate last = latest.get().plusDays(1);
    return IntStream.rangeClosed(0, MAX_YEARS_TO_LEAP_YEAR)
        .map(back -> last.getYear() - back)
        .filter(day::isValidYear)
        .mapToObj(day::atYear)
        .filter(date -> !date.isAfter(last))
        .findFirst()
        .orElseThrow(() -> new DateTimeException("no such day"));
  }

  private static LocalDateTime nearest(MonthDay day, LocalTime time, LocalDateTime before) {
    return IntStream.rangeClosed(before.getYear() - 1, before.getYear() + 1)
        .filter(day::isValidYear)
        .mapToObj(year -> day.atYear(year).atTime(time))
        .min(Comparator.comparing(each -> Duration.between(before, each).abs()))
        .orElseThrow(() -> new DateTimeException("no such day"));
  }
}

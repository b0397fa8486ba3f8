package dev.millrace.producers.replay;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time zone, as a setting.
 *
 * @param zone the zone
 */
public record TimeZoneSetting(ZoneId zone) {

  static final TimeZoneSetting UTC = new TimeZoneSetting(ZoneOffset.UTC);

  /**
   * Parses the name of a region, such as {@code Europe/Berlin}, or an offset, such as {@code
   * +01:00}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static TimeZoneSetting parse(String text) {
    try {
      return new TimeZoneSetting(ZoneId.of(text.strip()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is not a time zone; allowed: a region or an offset, such as UTC, Europe/Berlin, +01:00"
              .formatted(Quoted.of(text)),
          e);
    }
  }
}

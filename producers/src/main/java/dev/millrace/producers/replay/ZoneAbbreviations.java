package dev.millrace.producers.replay;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;

/**
 * The zone abbreviations that can be read. Each is an offset, the same all year: {@code EST} is
 * five hours behind UTC even in July. Abbreviations of several zones, such as {@code IST}, are
 * missing, except those of North America and Europe.
 */
final class ZoneAbbreviations {

  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("HST", -10),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("AST", -4),
          Map.entry("ADT", -3),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("SAST", 2),
          Map.entry("HKT", 8),
          Map.entry("AWST", 8),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13));

  private ZoneAbbreviations() {}

  /** Appends an abbreviation, an offset or the name of a region, such as {@code Europe/Paris}. */
  static void appendTo(DateTimeFormatterBuilder builder) {
    HOURS.keySet().stream()
        .sorted((a, b) -> b.length() - a.length())
        .forEach(
            name ->
                builder
                    .optionalStart()
                    .appendText(ChronoField.OFFSET_SECONDS, Map.of(seconds(name), name))
                    .optionalEnd());
    builder.appendPattern("[VV]");
  }

  private static long seconds(String name) {
    return ZoneOffset.ofHours(HOURS.getOrDefault(name, 0)).getTotalSeconds();
  }
}

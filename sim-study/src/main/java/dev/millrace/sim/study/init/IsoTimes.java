package dev.millrace.sim.study.init;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses ISO 8601 times as lenient as file-replay does. */
final class IsoTimes {

  private static final Pattern PARTS =
      Pattern.compile("(\\S{10})[T ]([0-9:.,]+) ?(?:Z|UTC|GMT|([+-]\\d\\d):?(\\d\\d)?)?");

  private IsoTimes() {}

  static double seconds(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    LocalDateTime local =
        LocalDateTime.parse(parts.group(1) + "T" + parts.group(2).replace(',', '.'));
    String hours = parts.group(3);
    String minutes = parts.group(4);
    ZoneOffset offset =
        hours == null
            ? ZoneOffset.UTC
            : ZoneOffset.of(hours + ":" + (minutes == null ? "00" : minutes));
    return local.toEpochSecond(offset) + local.getNano() / 1e9;
  }
}

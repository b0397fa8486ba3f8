package dev.millrace.consumers.file;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size in bytes, such as {@code 100MB}.
 *
 * @param bytes the size, at least 1
 */
public record FileSize(long bytes) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*(|[kKMGT]?B)");
  private static final String UNITS = "KMGT";

  /** Reads a size: a whole number of at least 1, with B, kB, MB, GB or TB (powers of 1000). */
  public static FileSize parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          "found \"%s\"; allowed: a size of at least 1B, such as 64kB, 100MB or 2GB"
              .formatted(text));
    }
    String unit = matcher.group(2).toUpperCase(Locale.ROOT);
    long factor = 1;
    for (int i = 0; i <= (unit.length() < 2 ? -1 : UNITS.indexOf(unit.charAt(0))); i++) {
      factor *= 1000;
    }
    long number = Long.parseLong(matcher.group(1));
    if (number > Long.MAX_VALUE / factor) {
      throw new IllegalArgumentException(
          "found \"%s\"; allowed: a size of at most %dTB"
              .formatted(text, Long.MAX_VALUE / 1_000_000_000_000L));
    }
    return new FileSize(number * factor);
  }
}

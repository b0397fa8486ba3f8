package dev.millrace.producers.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which the rows of a trace are replayed.
 *
 * @param kind the kind of order
 * @param windowNanos the time by which a row may come too late in a file; 0 except for a window
 */
public record Order(Kind kind, long windowNanos) {

  static final Order AS_IS = new Order(Kind.AS_IS, 0);

  private static final Pattern WINDOW = Pattern.compile("window\\s+(.*\\p{L})");

  /** The kinds of order. */
  public enum Kind {
    /** That of the file; a row with a time before that of an earlier one is due at once. */
    AS_IS,
    /** That of the times, by a sort of the whole trace. */
    SORT,
    /** That of the times, for rows that are late by no more than a window. */
    WINDOW
  }

  /**
   * Parses an order: {@code as-is}, {@code sort} or {@code window} with a duration.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Order parse(String text) {
    if (text.equals("as-is")) {
      return AS_IS;
    }
    if (text.equals("sort")) {
      return new Order(Kind.SORT, 0);
    }
    Matcher window = WINDOW.matcher(text);
    if (window.matches()) {
      try {
        long nanos = ServiceUnit.nanos(window.group(1), null);
        if (nanos > 0) {
          return new Order(Kind.WINDOW, nanos);
        }
      } catch (IllegalArgumentException e) {
        // Reported below.
      }
    }
    throw new IllegalArgumentException(
        "%s is not an order; allowed: as-is, sort, or window with a duration, such as window 10s"
            .formatted(Quoted.of(text)));
  }
}

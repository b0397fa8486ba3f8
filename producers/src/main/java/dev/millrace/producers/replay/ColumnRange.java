package dev.millrace.producers.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consecutive columns of a CSV file.
 *
 * @param first the first column
 * @param last the last column
 */
public record ColumnRange(Column first, Column last) {

  private static final Pattern RANGE = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");

  /**
   * Parses a range, such as {@code 5..1444} or {@code 00:00..23:59}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static ColumnRange parse(String text) {
    Matcher range = RANGE.matcher(text.strip());
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "%s is not a range of columns; allowed: the first and the last, such as 5..1444"
              .formatted(Quoted.of(text)));
    }
    return new ColumnRange(Column.parse(range.group(1)), Column.parse(range.group(2)));
  }

  /** Returns the range as written in a scenario. */
  @Override
  public String toString() {
    return first + ".." + last;
  }
}

package dev.millrace.producers.replay;

import java.util.List;

/** The column of a CSV file, named by its header or by its number. */
public final class Column {

  private final String text;
  private final int number;

  private Column(String text, int number) {
    this.text = text;
    this.number = number;
  }

  /**
   * A column: a number counts the columns from 1, anything else is the name in the header.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Column parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "an empty text names no column; allowed is a name in the header, or a number from 1");
    }
    if (!text.matches("[0-9]{1,9}")) {
      return new Column(text.strip(), 0);
    }
    int number = Integer.parseInt(text);
    if (number == 0) {
      throw new IllegalArgumentException("there is no column 0; columns are counted from 1");
    }
    return new Column(text, number);
  }

  /** Whether it is named by its number. */
  boolean isNumber() {
    return number > 0;
  }

  /** The column's index, from 0, without regard to a header. */
  int index() {
    return number - 1;
  }

  /**
   * The column's index, from 0, among the columns of a header.
   *
   * @throws IllegalArgumentException if there is no such column; the message lists those there are
   */
  int indexIn(List<String> header) {
    List<String> names = header.stream().map(String::strip).toList();
    int index = isNumber() ? index() : names.indexOf(text);
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "there is no column '%s' in the header; its columns are %s"
              .formatted(text, String.join(", ", names)));
    }
    return index;
  }

  /** As it is written in a scenario. */
  @Override
  public String toString() {
    return text;
  }
}

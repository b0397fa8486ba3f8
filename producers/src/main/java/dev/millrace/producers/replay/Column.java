package dev.millrace.producers.replay;

import java.util.List;

/** A column of a CSV file, by its name in the header or by its number. */
public final class Column {

  private final String text;
  private final int number;

  private Column(String text, int number) {
    this.text = text;
    this.number = number;
  }

  /**
   * Parses a column: a number, from 1, or a name in the header.
   *
   * @throws IllegalArgumentException if the text is blank or 0
   */
  public static Column parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "the column is empty; allowed: a name in the header, or a number from 1");
    }
    if (!text.matches("[0-9]{1,9}")) {
      return new Column(text.strip(), 0);
    }
    int number = Integer.parseInt(text);
    if (number == 0) {
      throw new IllegalArgumentException(
          "the column is 0; allowed: a name in the header, or a number from 1");
    }
    return new Column(text, number);
  }

  /** Returns whether the column is given by its number. */
  boolean isNumber() {
    return number > 0;
  }

  /** Returns the index of a column that is given by its number, from 0. */
  int index() {
    return number - 1;
  }

  /**
   * Returns the index of the column in a header, from 0.
   *
   * @throws IllegalArgumentException if the header lacks the column; the message lists its columns
   */
  int indexIn(List<String> header) {
    List<String> names = header.stream().map(String::strip).toList();
    int index = isNumber() ? index() : names.indexOf(text);
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "the header has no column '%s'; its columns are %s"
              .formatted(text, String.join(", ", names)));
    }
    return index;
  }

  /** Returns the column as written in a scenario. */
  @Override
  public String toString() {
    return text;
  }
}

package dev.millrace.sim.study.init;

import java.util.ArrayList;
import java.util.List;

/** Splits the first lines of a CSV file into rows; quoted fields may contain line ends. */
final class CsvSample {

  private CsvSample() {}

  /**
   * A row.
   *
   * @param line the number of its first line, from 1
   */
  record Row(int line, List<String> fields) {}

  /** Returns the rows that are not blank; a row whose last quote is missing is left out. */
  static List<Row> rows(List<String> lines, char delimiter) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    while (line < lines.size()) {
      int first = line;
      StringBuilder text = new StringBuilder(lines.get(line++));
      while (isOpen(text) && line < lines.size()) {
        text.append('\n').append(lines.get(line++));
      }
      if (isOpen(text)) {
        line = first + 1;
      } else if (!text.toString().isBlank()) {
        rows.add(new Row(first + 1, fields(text.toString(), delimiter)));
      }
    }
    return rows;
  }

  private static boolean isOpen(CharSequence text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static List<String> fields(String row, char delimiter) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        field.append(row.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}

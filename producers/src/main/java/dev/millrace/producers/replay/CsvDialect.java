package dev.millrace.producers.replay;

import org.jspecify.annotations.Nullable;

/**
 * The variant of CSV in a file.
 *
 * @param header whether the first row names the columns
 * @param delimiter the character between two fields; a first line such as {@code sep=;} overrides
 *     it, as in spreadsheets
 * @param comment the character at the start of lines to skip; null for none
 * @param skipLines the number of lines before the header or the first row to skip
 */
record CsvDialect(boolean header, String delimiter, @Nullable String comment, int skipLines) {

  CsvDialect {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is %s; allowed: one character, except a double quote and line ends"
              .formatted(Quoted.of(delimiter)));
    }
    if (comment != null
        && (comment.length() != 1 || "\"\r\n".contains(comment) || comment.equals(delimiter))) {
      throw new IllegalArgumentException(
          "comment is %s; allowed: one character, except the delimiter, a double quote and line ends"
              .formatted(Quoted.of(comment)));
    }
  }

  /**
   * Checks that a column can be found.
   *
   * @param key the key of the column's setting
   * @throws IllegalArgumentException if it is a name, and there is no header
   */
  void check(String key, Column column) {
    if (!header && !column.isNumber()) {
      throw new IllegalArgumentException(
          "%s is '%s'; allowed without a header: the number of the column, from 1"
              .formatted(key, column));
    }
  }

  boolean isComment(String line) {
    return comment != null && line.startsWith(comment);
  }
}

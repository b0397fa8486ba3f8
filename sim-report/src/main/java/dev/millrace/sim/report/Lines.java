package dev.millrace.sim.report;

/** Lines of text with labels on the left, at most 80 columns wide where words allow it. */
final class Lines {

  private static final int MAX_COLUMNS = 80;
  private static final int ROW_INDENT = 14;
  private static final int SENTENCE_INDENT = 4;

  private final StringBuilder text = new StringBuilder();

  /** Adds a labelled row, wrapped between words; an empty label continues the row above. */
  void row(String label, String content) {
    wrap("  %-11s %s".formatted(label, content), ROW_INDENT);
  }

  /** Adds a sentence, wrapped between words. */
  void sentence(String sentence) {
    wrap("  " + sentence, SENTENCE_INDENT);
  }

  private void wrap(String line, int indent) {
    int end = line.lastIndexOf(' ', MAX_COLUMNS);
    while (end > indent && isWithinFigure(line, end)) {
      end = line.lastIndexOf(' ', end - 1);
    }
    if (line.length() <= MAX_COLUMNS || end <= indent) {
      line(line);
    } else {
      line(line.substring(0, end));
      wrap(" ".repeat(indent) + line.substring(end + 1), indent);
    }
  }

  /** Returns whether a blank stands between {@code <}, a number and its per cent sign. */
  private static boolean isWithinFigure(String line, int blank) {
    return line.charAt(blank - 1) == '<' || line.startsWith("%", blank + 1);
  }

  void line(String line) {
    text.append(line.stripTrailing()).append(System.lineSeparator());
  }

  /** Returns all lines, each with its line separator. */
  String text() {
    return text.toString();
  }
}

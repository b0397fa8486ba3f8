package dev.millrace.sim.report;

/** Lines of text with labels at their left. */
final class Lines {

  private final StringBuilder text = new StringBuilder();

  /** A line with a label, empty where it goes on from the line above. */
  void row(String label, String content) {
    line("  %-11s %s".formatted(label, content));
  }

  /** A line. */
  void line(String line) {
    text.append(line.stripTrailing()).append(System.lineSeparator());
  }

  /** All lines, the last one with its end. */
  String text() {
    return text.toString();
  }
}

package dev.millrace.sim.study.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes the shape of a trace in lines of text. */
final class ShapeReport {

  private ShapeReport() {}

  /**
   * Returns the lines.
   *
   * @param startSeconds the time of the first message since 1970; null if it has no date
   * @param whole whether these are all messages of the file
   */
  static List<String> lines(TraceShape shape, @Nullable Double startSeconds, boolean whole) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s%,d messages in %s: %s a second",
            whole ? "" : "the first ",
            shape.messages(),
            Words.duration(shape.spanNanos()),
            Words.number(shape.perSecond())));
    if (startSeconds != null) {
      lines.add("from " + Words.time(startSeconds, 0) + " UTC");
    }
    lines.add(
        "longest gap %s, from %s"
            .formatted(
                Words.duration(shape.longestGapNanos()),
                Words.time(startSeconds, shape.longestGapStartNanos())));
    if (!shape.windows().isEmpty()) {
      lines.add("");
      lines.add("window    dispersion  busiest window        messages  to mean");
    }
    for (WindowCounts counts : shape.windows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s  %10s  %-20s  %,8d  %6sx",
              Words.duration(counts.windowNanos()).replace(".00 ", " ").replace(".0 ", " "),
              Words.number(counts.dispersion()),
              Words.time(startSeconds, counts.busiestNanos()),
              counts.busiestCount(),
              Words.number(counts.busiestCount() / counts.mean())));
    }
    if (!shape.windows().isEmpty()) {
      lines.add("(dispersion: variance to mean of the counts; 1 for Poisson arrivals)");
    }
    return lines;
  }
}

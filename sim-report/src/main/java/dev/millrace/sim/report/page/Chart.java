package dev.millrace.sim.report.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart of lines over a common horizontal axis. {@link SvgChart} draws it on paper; as JSON it is
 * what the page's script draws.
 *
 * @param id unique in the page; letters, digits and hyphens
 * @param title one line
 * @param note what the reader should know of it, a sentence or two
 * @param xName what the horizontal axis shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param xs the points of the horizontal axis, ascending
 * @param lines at least one
 * @param mark a value of the vertical axis with a line of its own; null if none
 */
record Chart(
    String id,
    @JsonIgnore String title,
    @JsonIgnore String note,
    String xName,
    Scale x,
    Scale y,
    double[] xs,
    List<Line> lines,
    @Nullable Mark mark) {

  /**
   * A line.
   *
   * @param colour which of the page's colours, from 1 to 6
   * @param stepped whether a value holds until the next point
   * @param ys one for each point; NaN where there is none
   */
  record Line(String name, int colour, boolean stepped, @JsonIgnore double[] ys) {

    /** Returns the values as JSON has them: null where there is none. */
    @JsonProperty("ys")
    List<@Nullable Double> points() {
      List<@Nullable Double> points = new ArrayList<>();
      for (double y : ys) {
        points.add(Double.isFinite(y) ? (Double) y : null);
      }
      return points;
    }

    /** Returns the largest value; NaN if there is none. */
    double max() {
      return present().max().orElse(Double.NaN);
    }

    /** Returns the values without gaps. */
    DoubleStream present() {
      return Arrays.stream(ys).filter(Double::isFinite);
    }
  }

  /** A line across the chart at one value of the vertical axis. */
  record Mark(String name, double value) {}

  /** Returns the chart without its mark. */
  Chart withoutMark() {
    return new Chart(id, title, note, xName, x, y, xs, lines, null);
  }

  /** Whether there is anything to draw. */
  boolean isDrawable() {
    return xs.length > 1 && lines.stream().anyMatch(line -> line.present().findAny().isPresent());
  }

  /** Returns the values of all lines and of the mark, without gaps. */
  DoubleStream values() {
    DoubleStream marked = mark == null ? DoubleStream.empty() : DoubleStream.of(mark.value());
    return DoubleStream.concat(lines.stream().flatMapToDouble(Line::present), marked);
  }

  /**
   * Returns what the chart shows in a sentence, for those who cannot see it: each line's extremes.
   */
  String inWords() {
    StringBuilder words = new StringBuilder(title).append(". ");
    for (Line line : lines) {
      double max = line.max();
      if (!Double.isNaN(max)) {
        double at = xs[indexOf(line.ys(), max)];
        words
            .append(line.name())
            .append(": at most ")
            .append(y.format(max))
            .append(", at ")
            .append(x.format(at))
            .append("; at least ")
            .append(y.format(line.present().min().orElseThrow()))
            .append(". ");
      }
    }
    return words.toString().strip();
  }

  private static int indexOf(double[] values, double value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return 0;
  }
}

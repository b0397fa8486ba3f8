package dev.millrace.sim.report.page;

import static j2html.TagCreator.tag;

import dev.millrace.sim.report.page.Chart.Line;
import dev.millrace.sim.report.page.Chart.Mark;
import j2html.tags.ContainerTag;
import java.util.Locale;

/**
 * Draws a chart as SVG: what is printed, and what shows where no script runs. Colours are classes
 * of the page's style sheet.
 */
final class SvgChart {

  private static final double WIDTH = 720;
  private static final double HEIGHT = 240;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 12;
  private static final double BOTTOM = 28;

  private final Chart chart;
  private final double minX;
  private final double maxX;
  private final double minY;
  private final double maxY;
  private final ContainerTag<?> svg;

  private SvgChart(Chart chart) {
    this.chart = chart;
    this.minX = chart.xs()[0];
    this.maxX = chart.xs()[chart.xs().length - 1];
    double least = chart.values().min().orElse(0);
    double most = chart.values().max().orElse(1);
    this.minY = chart.y().beginsAtZero() ? 0 : least;
    this.maxY = most > minY ? most : minY + 1;
    this.svg =
        tag("svg")
            .attr("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT))
            .attr("role", "img")
            .attr("aria-label", chart.inWords())
            .withClass("chart");
  }

  static ContainerTag<?> of(Chart chart) {
    SvgChart drawing = new SvgChart(chart);
    drawing.axes();
    if (chart.mark() != null) {
      drawing.mark(chart.mark());
    }
    chart.lines().forEach(drawing::line);
    return drawing.svg;
  }

  private void axes() {
    for (double tick : chart.y().ticks(minY, maxY)) {
      svg.with(line("grid", LEFT, y(tick), WIDTH - RIGHT, y(tick)));
      svg.with(text("end", LEFT - 6, y(tick) + 4, chart.y().format(tick)));
    }
    for (double tick : chart.x().ticks(minX, maxX)) {
      svg.with(line("grid", x(tick), TOP, x(tick), HEIGHT - BOTTOM));
      svg.with(text("middle", x(tick), HEIGHT - BOTTOM + 16, chart.x().format(tick)));
    }
  }

  private void mark(Mark mark) {
    svg.with(line("mark", LEFT, y(mark.value()), WIDTH - RIGHT, y(mark.value())));
    svg.with(text("end", WIDTH - RIGHT - 4, y(mark.value()) + 14, mark.name()));
  }

  private void line(Line line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < chart.xs().length; i++) {
      double value = line.ys()[i];
      if (Double.isFinite(value)) {
        String x = number(x(chart.xs()[i]));
        if (!pen) {
          path.append('M').append(x);
        } else if (line.stepped()) {
          path.append('H').append(x).append('V').append(number(y(value)));
          continue;
        } else {
          path.append('L').append(x);
        }
        path.append(' ').append(number(y(value)));
      }
      pen = Double.isFinite(value);
    }
    svg.with(tag("path").withClass("line c" + line.colour()).attr("d", path.toString()));
  }

  private double x(double value) {
    double share = part(chart.x(), minX, maxX, value);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    double share = part(chart.y(), minY, maxY, value);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static double part(Scale scale, double min, double max, double value) {
    double length = scale.place(max) - scale.place(min);
    return length > 0 ? (scale.place(value) - scale.place(min)) / length : 0;
  }

  private static ContainerTag<?> line(String style, double x1, double y1, double x2, double y2) {
    return tag("line")
        .withClass(style)
        .attr("x1", number(x1))
        .attr("y1", number(y1))
        .attr("x2", number(x2))
        .attr("y2", number(y2));
  }

  private static ContainerTag<?> text(String anchor, double x, double y, String text) {
    return tag("text")
        .attr("x", number(x))
        .attr("y", number(y))
        .attr("text-anchor", anchor)
        .withText(text);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

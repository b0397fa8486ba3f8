package dev.millrace.sim.report.page;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a figure over two varied keys as SVG, with a border around the cells that meet all
 * requirements.
 */
final class HeatMap {

  private static final double CELL_WIDTH = 62;
  private static final double CELL_HEIGHT = 26;
  private static final double TOP = 40;
  private static final double CHARACTER = 7;

  /** At most this opaque, so that text on it is readable in both colour schemes. */
  private static final double MAX_OPACITY = 0.6;

  /**
   * A cell.
   *
   * @param value NaN if nothing was measured
   * @param meets whether it meets all requirements
   */
  record Cell(double value, boolean meets) {}

  /** The keys at the sides and their values. */
  record Sides(String across, List<String> columns, String down, List<String> rows) {}

  /**
   * From which value to which the colour grows.
   *
   * @param place where a value is; its distances are those of the colours
   */
  record Colours(double min, double max, DoubleUnaryOperator place) {

    double share(double value) {
      double length = place.applyAsDouble(max) - place.applyAsDouble(min);
      return length > 0 ? (place.applyAsDouble(value) - place.applyAsDouble(min)) / length : 0;
    }
  }

  private final Sides sides;
  private final @Nullable Cell[][] cells;
  private final double left;
  private final ContainerTag<?> svg;

  private HeatMap(String label, Sides sides, @Nullable Cell[][] cells) {
    this.sides = sides;
    this.cells = cells;
    int longest = sides.rows().stream().mapToInt(String::length).max().orElse(0);
    this.left = 12 + CHARACTER * Math.max(longest, sides.down().length());
    double width =
        Math.max(
            left + CELL_WIDTH * sides.columns().size() + 2,
            left + CHARACTER * sides.across().length());
    double height = TOP + CELL_HEIGHT * sides.rows().size() + 2;
    this.svg =
        tag("svg")
            .attr("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", width, height))
            .attr("width", number(width))
            .attr("role", "img")
            .attr("aria-label", label)
            .withClass("heat");
  }

  /**
   * Draws a map.
   *
   * @param cells by row and column; null where there is no cell
   * @param format how a value reads
   */
  static ContainerTag<?> of(
      String label,
      Sides sides,
      @Nullable Cell[][] cells,
      Colours colours,
      DoubleFunction<String> format) {
    HeatMap map = new HeatMap(label, sides, cells);
    map.names();
    map.cells(colours, format);
    map.border();
    return map.svg;
  }

  private void names() {
    svg.with(text("start", left, 14, sides.across()), text("end", left - 8, 32, sides.down()));
    for (int column = 0; column < sides.columns().size(); column++) {
      svg.with(text("middle", x(column) + CELL_WIDTH / 2, 32, sides.columns().get(column)));
    }
    for (int row = 0; row < sides.rows().size(); row++) {
      svg.with(text("end", left - 8, y(row) + 17, sides.rows().get(row)));
    }
  }

  private void cells(Colours colours, DoubleFunction<String> format) {
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        Cell cell = cells[row][column];
        if (cell != null && Double.isFinite(cell.value())) {
          svg.with(square(row, column, colours.share(cell.value())));
          svg.with(
              text("middle", x(column) + CELL_WIDTH / 2, y(row) + 17, format.apply(cell.value())));
        }
      }
    }
  }

  private ContainerTag<?> square(int row, int column, double share) {
    return tag("rect")
        .withClass("heat")
        .attr("x", number(x(column)))
        .attr("y", number(y(row)))
        .attr("width", number(CELL_WIDTH))
        .attr("height", number(CELL_HEIGHT))
        .attr("fill-opacity", String.format(Locale.ROOT, "%.3f", MAX_OPACITY * share));
  }

  /** Draws the sides of cells that meet all requirements towards those that do not. */
  private void border() {
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        if (meets(row, column)) {
          side(path, meets(row - 1, column), row, column, 0, 0, 'H', column + 1);
          side(path, meets(row + 1, column), row, column, 1, 0, 'H', column + 1);
          side(path, meets(row, column - 1), row, column, 0, 0, 'V', row + 1);
          side(path, meets(row, column + 1), row, column, 0, 1, 'V', row + 1);
        }
      }
    }
    if (!path.isEmpty()) {
      svg.with(tag("path").withClass("border").attr("d", path.toString()));
    }
  }

  private void side(
      StringBuilder path,
      boolean neighbourMeets,
      int row,
      int column,
      int down,
      int right,
      char direction,
      int end) {
    if (!neighbourMeets) {
      path.append('M')
          .append(number(x(column + right)))
          .append(' ')
          .append(number(y(row + down)))
          .append(direction)
          .append(number(direction == 'H' ? x(end) : y(end)));
    }
  }

  private boolean meets(int row, int column) {
    if (row < 0 || row >= cells.length || column < 0 || column >= cells[row].length) {
      return false;
    }
    Cell cell = cells[row][column];
    return cell != null && cell.meets();
  }

  private double x(int column) {
    return left + column * CELL_WIDTH;
  }

  private static double y(int row) {
    return TOP + row * CELL_HEIGHT;
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

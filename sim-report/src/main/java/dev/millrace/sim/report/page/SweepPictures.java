package dev.millrace.sim.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;

import dev.millrace.sim.report.CellReport;
import dev.millrace.sim.report.Figures;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.scenario.require.Unit;
import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pictures of one figure of a sweep: heat maps, and lines where the keys are few and numbers. */
final class SweepPictures {

  /** As many lines as the page has colours. */
  private static final int MAX_LINES = 6;

  private static final int MIN_POINTS = 3;

  private final SweepReport report;
  private final SweepSides sides;
  private final String figure;
  private final Unit unit;
  private final Scale scale;

  SweepPictures(SweepReport report, SweepSides sides, String figure) {
    this.report = report;
    this.sides = sides;
    this.figure = figure;
    this.unit = Figure.parse(figure).unit();
    this.scale =
        switch (unit) {
          case DURATION -> Scale.DURATION;
          case SHARE -> Scale.SHARE;
          case RATE -> Scale.RATE;
          case NUMBER -> Scale.COUNT;
        };
  }

  /** Returns a heat map of some cells. */
  ContainerTag<?> map(String part, List<CellReport> cells) {
    @Nullable CellReport[][] grid = sides.grid(cells);
    HeatMap.@Nullable Cell[][] places = new HeatMap.Cell[grid.length][sides.columns().size()];
    for (int row = 0; row < grid.length; row++) {
      for (int column = 0; column < grid[row].length; column++) {
        CellReport cell = grid[row][column];
        if (cell != null) {
          boolean meets = report.hasRequirements() && cell.result().meetsAll();
          places[row][column] = new HeatMap.Cell(value(cell), meets);
        }
      }
    }
    HeatMap.Sides names =
        new HeatMap.Sides(sides.acrossName(), sides.columns(), sides.downName(), sides.rows());
    String note =
        report.hasRequirements()
            ? "The border is around the cells that meet all requirements."
            : "";
    return figure(
        figcaption(strong(title(part)), p(note)),
        div(HeatMap.of(title(part), names, places, colours(), value -> Figures.of(unit, value)))
            .withClass("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", title(part)));
  }

  /** Returns a chart of some cells; nothing if a key's values are no numbers, or too many. */
  Optional<Chart> lines(String id, String part, List<CellReport> cells) {
    double[] xs = numbers(sides.columns());
    if (xs.length < MIN_POINTS || sides.rows().size() > MAX_LINES) {
      return Optional.empty();
    }
    @Nullable CellReport[][] grid = sides.grid(cells);
    List<Chart.Line> lines = new ArrayList<>();
    for (int row = 0; row < grid.length; row++) {
      double[] ys = Arrays.stream(grid[row]).mapToDouble(SweepPictures.this::value).toArray();
      String name =
          sides.downName().isEmpty() ? figure : sides.downName() + " " + sides.rows().get(row);
      lines.add(new Chart.Line(name, row + 1, false, ys));
    }
    return Optional.of(
        new Chart(id, title(part), "", sides.acrossName(), Scale.COUNT, scale, xs, lines, null));
  }

  /** Returns ascending numbers; empty if there are others among the values. */
  private static double[] numbers(List<String> values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(values.get(i));
      } catch (NumberFormatException e) {
        return new double[0];
      }
      if (i > 0 && !(numbers[i] > numbers[i - 1])) {
        return new double[0];
      }
    }
    return numbers;
  }

  private double value(@Nullable CellReport cell) {
    CellReport.Value value = cell == null ? null : cell.figures().get(figure);
    return value == null ? Double.NaN : value.value();
  }

  /** Returns the colours of the figure, the same in all its maps. */
  private HeatMap.Colours colours() {
    DoubleSummaryStatistics values =
        report.cells().stream()
            .map(cell -> cell.figures().get(figure))
            .filter(Objects::nonNull)
            .mapToDouble(CellReport.Value::value)
            .summaryStatistics();
    return new HeatMap.Colours(values.getMin(), values.getMax(), scale::place);
  }

  private String title(String part) {
    return part.isEmpty() ? figure : figure + " with " + part;
  }
}

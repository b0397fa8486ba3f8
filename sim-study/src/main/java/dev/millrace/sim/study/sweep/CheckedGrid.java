package dev.millrace.sim.study.sweep;

import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A grid of which every cell was checked.
 *
 * @param grid the grid
 * @param cells those that can be run, each with other coordinates: a key that the cell's types do
 *     not have is left out of them
 * @param problems what is wrong with the others, each problem once with the cells that have it
 */
public record CheckedGrid(Grid grid, List<Cell> cells, List<Problem> problems) {

  /** A cell after its check. */
  private record Checked(Cell cell, List<Problem> problems, Set<String> leftOut) {}

  public CheckedGrid {
    cells = List.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /**
   * Checks every cell of a grid.
   *
   * @throws ScenarioException if a problem is common to all cells
   */
  public static CheckedGrid of(Grid grid) {
    List<Checked> checked =
        IntStream.rangeClosed(1, grid.size())
            .parallel()
            .mapToObj(number -> check(grid, grid.cell(number)))
            .toList();
    List<Problem> problems = problems(grid, checked);
    Set<Map<String, String>> coordinates = new HashSet<>();
    List<Cell> cells = new ArrayList<>();
    for (Checked one : checked) {
      if (one.problems().isEmpty() && coordinates.add(one.cell().coordinates())) {
        cells.add(one.cell());
      }
    }
    return new CheckedGrid(grid, cells, problems);
  }

  private static Checked check(Grid grid, Cell cell) {
    try {
      Scenario scenario = grid.variants().check(grid.overrides(cell));
      Set<String> leftOut = leftOut(grid, scenario.warnings());
      if (leftOut.isEmpty()) {
        return new Checked(cell, List.of(), leftOut);
      }
      Map<String, String> coordinates = new LinkedHashMap<>(cell.coordinates());
      coordinates.keySet().removeAll(leftOut);
      return new Checked(new Cell(cell.number(), coordinates), List.of(), leftOut);
    } catch (ScenarioException e) {
      return new Checked(cell, e.problems(), leftOut(grid, e.warnings()));
    }
  }

  /** Returns the keys of axes that were left out, because a type has no such key. */
  private static Set<String> leftOut(Grid grid, List<Problem> warnings) {
    Set<String> keys = new LinkedHashSet<>();
    for (Problem warning : warnings) {
      if (warning.isLeftOut()) {
        for (Axis axis : grid.axes()) {
          if ((axis.key() + ".").startsWith(warning.path() + ".")) {
            keys.add(axis.key());
          }
        }
      }
    }
    return keys;
  }

  private static List<Problem> problems(Grid grid, List<Checked> checked) {
    Map<Problem, List<Cell>> cells = new LinkedHashMap<>();
    for (Checked one : checked) {
      for (Problem problem : new LinkedHashSet<>(one.problems())) {
        cells.computeIfAbsent(comparable(problem), key -> new ArrayList<>()).add(one.cell());
      }
    }
    List<Problem> common = new ArrayList<>();
    List<Problem> others = new ArrayList<>();
    cells.forEach(
        (problem, with) -> {
          Problem placed = problem.where().isEmpty() ? placed(problem, grid) : problem;
          if (with.size() == checked.size()) {
            common.add(placed);
          } else {
            others.add(new CellsWith(grid, with).named(placed));
          }
        });
    for (Axis axis : grid.axes()) {
      if (checked.stream().allMatch(one -> one.leftOut().contains(axis.key()))) {
        common.add(new Problem(axis.place(), axis.key(), "not a key of the type of any cell"));
      }
    }
    if (!common.isEmpty()) {
      common.addAll(others);
      throw new ScenarioException(common);
    }
    return others;
  }

  /** Returns a problem without its place if that differs from cell to cell. */
  private static Problem comparable(Problem problem) {
    return Origins.isPlaceOfCell(problem.where())
        ? new Problem("", problem.path(), problem.what())
        : problem;
  }

  /** Returns a problem with the place of the axis whose values have it. */
  private static Problem placed(Problem problem, Grid grid) {
    return grid.axes().stream()
        .filter(
            axis ->
                (problem.path() + ".").startsWith(axis.key() + ".")
                    || (axis.key() + ".").startsWith(problem.path() + "."))
        .findFirst()
        .map(axis -> new Problem(axis.place(), problem.path(), problem.what()))
        .orElse(problem);
  }

  /**
   * Some cells of a grid.
   *
   * @param cells at least one
   */
  private record CellsWith(Grid grid, List<Cell> cells) {

    private Problem named(Problem problem) {
      Map<String, String> common = common();
      String coordinates = new Cell(0, common).toString();
      String which;
      if (cells.size() == 1) {
        which = "in the cell " + cells.get(0);
      } else if (!common.isEmpty() && countWith(common) == cells.size()) {
        which = "in the %,d cells with %s".formatted(cells.size(), coordinates);
      } else {
        which = "in %,d cells, such as %s".formatted(cells.size(), cells.get(0));
      }
      return new Problem(problem.where(), problem.path(), problem.what() + " (" + which + ")");
    }

    /** Returns the coordinates that all of the cells have. */
    private Map<String, String> common() {
      Map<String, String> common = new LinkedHashMap<>(cells.get(0).coordinates());
      cells.forEach(cell -> common.entrySet().retainAll(cell.coordinates().entrySet()));
      return common;
    }

    private long countWith(Map<String, String> coordinates) {
      return grid.axes().stream()
          .filter(axis -> !coordinates.containsKey(axis.key()))
          .mapToLong(axis -> axis.values().size())
          .reduce(1, (a, b) -> a * b);
    }
  }
}

package dev.millrace.sim.study.sweep;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.study.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All combinations of the values of some axes. Immutable, hence thread-safe. */
public final class Grid {

  private final Variants variants;
  private final List<Axis> axes;
  private final int size;

  private Grid(Variants variants, List<Axis> axes, int size) {
    this.variants = variants;
    this.axes = List.copyOf(axes);
    this.size = size;
  }

  /**
   * Returns the grid of some axes.
   *
   * @param more take the place of axes of the same key in the scenario's block {@code sweep}
   * @throws ScenarioException with every problem of the axes
   */
  public static Grid of(Variants variants, List<Axis> more) {
    List<Axis> axes = axes(variants, more);
    Problems problems = new Problems();
    if (axes.isEmpty()) {
      problems.add(
          "",
          "",
          "nothing to vary; allowed: --vary KEY=VALUES, or a block sweep { vary { … } } in the"
              + " scenario");
    }
    double size =
        axes.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
    if (size > Axis.MAX_CELLS) {
      problems.add("", "", "%,.0f cells; allowed: at most %,d".formatted(size, Axis.MAX_CELLS));
    }
    ScenarioException.throwIfAny(problems.all());
    return new Grid(variants, axes, (int) size);
  }

  /**
   * Returns the axes of a scenario's block {@code sweep} together with others; none if there are
   * none.
   *
   * @param more take the place of axes of the same key in the block
   * @throws ScenarioException with every problem of the axes
   */
  public static List<Axis> axes(Variants variants, List<Axis> more) {
    Problems problems = new Problems();
    Map<String, Axis> byKey = new LinkedHashMap<>();
    variants.axes().forEach(axis -> byKey.put(axis.key(), axis));
    Map<String, Axis> given = new HashMap<>();
    for (Axis axis : more) {
      if (given.put(axis.key(), axis) != null) {
        problems.add(axis.place(), axis.key(), "varied twice; allowed: one axis for a key");
      }
      byKey.put(axis.key(), axis);
    }
    List<Axis> axes = List.copyOf(byKey.values());
    axes.forEach(axis -> refuseUnknownGroup(variants, axis, problems));
    ScenarioException.throwIfAny(problems.all());
    return axes;
  }

  private static void refuseUnknownGroup(Variants variants, Axis axis, Problems problems) {
    String[] path = axis.key().split("\\.", 3);
    if (path.length < 3 || !List.of("producers", "consumers").contains(path[0])) {
      return;
    }
    List<String> groups = variants.groups(path[0]);
    if (!groups.contains(path[1])) {
      problems.add(
          axis.place(), path[0] + "." + path[1], "no such group" + Names.allowed(groups, path[1]));
    }
  }

  /** Returns the axes. */
  public List<Axis> axes() {
    return axes;
  }

  /** Returns the number of cells, invalid ones included. */
  public int size() {
    return size;
  }

  /** Returns the variants of which the cells are some. */
  Variants variants() {
    return variants;
  }

  /**
   * Returns a cell with a value for each key, whether or not its types have the key.
   *
   * @param number from 1
   */
  public Cell cell(int number) {
    Map<String, String> coordinates = new LinkedHashMap<>();
    int[] digits = new int[axes.size()];
    int rest = number - 1;
    for (int i = digits.length - 1; i >= 0; i--) {
      int values = axes.get(i).values().size();
      digits[i] = rest % values;
      rest /= values;
    }
    for (int i = 0; i < digits.length; i++) {
      coordinates.put(axes.get(i).key(), axes.get(i).values().get(digits[i]));
    }
    return new Cell(number, coordinates);
  }

  /** Returns the overrides that make the scenario that of a cell. */
  public List<ScenarioOverride> overrides(Cell cell) {
    List<ScenarioOverride> overrides = new ArrayList<>();
    for (Axis axis : axes) {
      String value = cell.coordinates().get(axis.key());
      if (value != null) {
        overrides.add(axis.override(value));
      }
    }
    return overrides;
  }

  /**
   * Returns the scenario of a cell, without a pre-flight check.
   *
   * @throws ScenarioException with every problem there is
   */
  public Scenario scenario(Cell cell) {
    return variants.scenario(overrides(cell));
  }
}

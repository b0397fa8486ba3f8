package dev.millrace.sim.report.page;

import dev.millrace.sim.report.CellReport;
import dev.millrace.sim.report.SweepHead.Axis;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.report.SweepTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of a sweep's keys are at the sides of its pictures: the two with the most values. The other
 * keys divide the cells into parts, each of which has a picture of its own.
 */
final class SweepSides {

  private final Axis across;
  private final @Nullable Axis down;
  private final String acrossName;
  private final String downName;

  SweepSides(SweepReport report) {
    List<Axis> longest = new ArrayList<>(report.axes());
    longest.sort((a, b) -> Integer.compare(b.values().size(), a.values().size()));
    List<String> names = SweepTable.shortNames(report);
    this.across = longest.get(0);
    this.down = longest.size() > 1 ? longest.get(1) : null;
    this.acrossName = names.get(report.axes().indexOf(across));
    this.downName = down == null ? "" : names.get(report.axes().indexOf(down));
  }

  String acrossName() {
    return acrossName;
  }

  /** Returns the name of the second key; empty if there is one key alone. */
  String downName() {
    return downName;
  }

  List<String> columns() {
    return across.values();
  }

  List<String> rows() {
    return down == null ? List.of("") : down.values();
  }

  /** Returns the cells by what they have of the other keys, such as {@code policy=block}. */
  Map<String, List<CellReport>> parts(List<CellReport> cells) {
    Map<String, List<CellReport>> parts = new LinkedHashMap<>();
    for (CellReport cell : cells) {
      Map<String, String> keys = new TreeMap<>(cell.keys());
      keys.remove(across.key());
      if (down != null) {
        keys.remove(down.key());
      }
      StringBuilder name = new StringBuilder();
      keys.forEach(
          (key, value) -> name.append(name.isEmpty() ? "" : ", ").append(key + "=" + value));
      parts.computeIfAbsent(name.toString(), part -> new ArrayList<>()).add(cell);
    }
    return parts;
  }

  /** Returns the cells by row and column; null where there is none. */
  @Nullable CellReport[][] grid(List<CellReport> cells) {
    @Nullable CellReport[][] grid = new CellReport[rows().size()][columns().size()];
    for (CellReport cell : cells) {
      int column = columns().indexOf(cell.keys().get(across.key()));
      int row = down == null ? 0 : rows().indexOf(cell.keys().get(down.key()));
      if (row >= 0 && column >= 0) {
        grid[row][column] = cell;
      }
    }
    return grid;
  }
}

package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.sweep.BestCell;
import dev.millrace.sim.study.sweep.CellResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of a sweep; docs/results.md describes its JSON form.
 *
 * @param schema the name and version of the format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param axes the varied keys with their values
 * @param total the number of valid cells
 * @param best the number of the cheapest cell that meets all requirements; null if there is none
 * @param cells those that were run, in the order of their numbers
 */
public record SweepReport(
    String schema,
    String version,
    String scenario,
    List<SweepHead.Axis> axes,
    int total,
    @Nullable Integer best,
    List<CellReport> cells) {

  private static final String SCHEMA = "millrace-sweep/1";

  /** Returns the report of some cells of a sweep. */
  public static SweepReport of(SweepHead head, List<CellReport> cells) {
    Optional<CellResult> best = BestCell.of(cells.stream().map(CellReport::result).toList());
    return new SweepReport(
        SCHEMA,
        head.version(),
        head.scenario(),
        head.axes(),
        head.cells(),
        best.map(result -> result.cell().number()).orElse(null),
        cells);
  }

  /** Returns whether there are requirements. */
  @JsonIgnore
  public boolean hasRequirements() {
    return cells.stream().anyMatch(cell -> !cell.verdicts().isEmpty());
  }

  /**
   * Returns the status of the sweep: failed if a cell failed, missed if no cell meets all
   * requirements or a cell missed its precision.
   */
  @JsonIgnore
  public RunStatus status() {
    if (cells.stream().anyMatch(cell -> cell.status() == RunStatus.FAILED)) {
      return RunStatus.FAILED;
    }
    if (hasRequirements()) {
      return best == null ? RunStatus.MISSED : RunStatus.DONE;
    }
    return cells.stream().anyMatch(cell -> cell.status() == RunStatus.MISSED)
        ? RunStatus.MISSED
        : RunStatus.DONE;
  }
}

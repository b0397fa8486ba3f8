package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.size.SizedCell;
import dev.millrace.sim.study.size.SizingResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest cell that meets the requirements of a scenario; docs/results.md describes its JSON
 * form.
 *
 * @param schema the name and version of the format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param cost the cost that was minimised
 * @param varied the keys that were varied
 * @param answer null if no cell was shown to meet every requirement
 * @param cheapest whether every cheaper cell was shown not to
 * @param cheaper the cells that rule out every cheaper one
 * @param reasons why this is the answer, one sentence each
 * @param cells the number of cells that were run
 * @param messages the number of messages that were simulated
 * @param confidence the probability with which all of these verdicts hold together
 */
public record SizingReport(
    String schema,
    String version,
    String scenario,
    long seed,
    String cost,
    List<Varied> varied,
    @Nullable Cell answer,
    boolean cheapest,
    List<Cell> cheaper,
    List<String> reasons,
    int cells,
    long messages,
    double confidence) {

  private static final String SCHEMA = "millrace-sizing/1";

  /** Keys that were varied together. */
  public record Varied(List<String> keys, String first, String last, int values) {}

  /**
   * A cell that was judged.
   *
   * @param coordinates the value of each varied key
   * @param failures why its runs failed; null if they did not
   */
  public record Cell(
      Map<String, String> coordinates,
      List<RequirementReport> requirements,
      int replications,
      @Nullable List<String> failures) {

    static Cell of(SizedCell cell) {
      return new Cell(
          cell.coordinates(),
          cell.verdicts().stream().map(RequirementReport::of).toList(),
          cell.result().samples().size(),
          cell.failures().isEmpty() ? null : cell.failures());
    }

    /** Returns the coordinates on one line. */
    String text() {
      return SizingReasons.coordinates(coordinates);
    }

    /** Returns the requirements that are not met. */
    List<RequirementReport> notMet() {
      return requirements.stream().filter(each -> each.verdict() != Verdict.Outcome.MET).toList();
    }
  }

  /** Returns the report of a result. */
  public static SizingReport of(SizingResult result) {
    Scenario scenario = result.scenario();
    return new SizingReport(
        SCHEMA,
        Version.ofThisProgram().version(),
        scenario.source(),
        scenario.run().seed(),
        result.cost(),
        result.varied().stream()
            .map(each -> new Varied(each.keys(), each.first(), each.last(), each.values()))
            .toList(),
        result.answer() == null ? null : Cell.of(result.answer()),
        result.answer() != null && result.isCheapest(),
        result.cheaper().stream().map(Cell::of).toList(),
        SizingReasons.of(result),
        result.cells(),
        result.messages(),
        result.confidence());
  }
}

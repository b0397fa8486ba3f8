package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.Verdict.Outcome;
import dev.millrace.sim.study.sweep.Cell;
import dev.millrace.sim.study.sweep.CellResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a cell of a sweep; docs/results.md describes its JSON form, which can be read back.
 *
 * @param cell its number in the grid, from 1
 * @param keys the varied keys that it has, with their values as they are written
 * @param status that of its run
 * @param failures why it failed, one sentence each
 * @param workers the number of consuming workers
 * @param capacity of the pipeline; null if it is unbounded
 * @param replications the number of runs
 * @param figures by name, in nanoseconds, shares, messages a second or numbers
 * @param verdicts by requirement
 */
public record CellReport(
    int cell,
    Map<String, String> keys,
    RunStatus status,
    @JsonInclude(Include.NON_EMPTY) List<String> failures,
    int workers,
    @Nullable Integer capacity,
    int replications,
    Map<String, Value> figures,
    @JsonInclude(Include.NON_EMPTY) Map<String, Outcome> verdicts) {

  /**
   * A figure.
   *
   * @param low the lower end of its confidence interval; null if it has none
   * @param high the upper end
   */
  public record Value(double value, @Nullable Double low, @Nullable Double high) {

    private static Value of(Estimate estimate) {
      return estimate.hasInterval()
          ? new Value(rounded(estimate.value()), rounded(estimate.low()), rounded(estimate.high()))
          : new Value(rounded(estimate.value()), null, null);
    }

    /** Returns a number as a document has it, so that one read back gives the same table. */
    private static double rounded(double number) {
      return Double.parseDouble(Json.decimal(number));
    }

    private Estimate estimate() {
      return new Estimate(value, low == null ? Double.NaN : low, high == null ? Double.NaN : high);
    }
  }

  // Absent keys of a document are null.
  @SuppressWarnings("ConstantValue")
  public CellReport {
    failures = failures == null ? List.of() : List.copyOf(failures);
    verdicts = verdicts == null ? Map.of() : verdicts;
  }

  /** Returns the report of a result. */
  public static CellReport of(CellResult result) {
    Map<String, Value> figures = new LinkedHashMap<>();
    result.figures().forEach((name, estimate) -> figures.put(name, Value.of(estimate)));
    return new CellReport(
        result.cell().number(),
        result.cell().coordinates(),
        result.status(),
        result.failures(),
        result.workers(),
        result.capacity(),
        result.replications(),
        figures,
        result.verdicts());
  }

  /** Returns the result that was reported. */
  @JsonIgnore
  public CellResult result() {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    figures.forEach((name, value) -> estimates.put(name, value.estimate()));
    return new CellResult(
        new Cell(cell, keys),
        status,
        failures,
        workers,
        capacity,
        replications,
        estimates,
        verdicts);
  }
}

package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question which is the cheapest cell.
 *
 * @param scenario the scenario as it is
 * @param forecast what is known of it before a run
 * @param varied the names of the varied keys with their first and last value
 * @param cost the cost that was minimised, in words or as a formula
 * @param answer the cheapest cell that was shown to meet every requirement; null if there is none
 * @param cheaper the cells next to it that rule out every cheaper one; without an answer, those
 *     that rule out all cells
 * @param consistent whether no judged cell contradicts the effects that were assumed
 * @param along the key on which requirements disagree, if they do, such as the capacity
 * @param improvedAlong the requirements that growth of this key improves
 * @param worsenedAlong those that it worsens
 * @param window its values that will do with the other values of the answer; null if requirements
 *     do not disagree
 * @param backlogs the largest backlog at the service capacity of the answer, and at that of the
 *     next cheaper one or, without an answer, at that of the best; empty if unknown
 * @param sufficientPerSecond the service capacity at which the largest backlog waits no longer than
 *     the shortest bound on a wait or sojourn; null if there is none or the arrivals are unknown
 * @param cells the number of cells that were run
 * @param messages the number of messages that were simulated
 * @param confidence the probability with which all of these verdicts hold together
 * @param interrupted whether the search was stopped before its end
 */
public record SizingResult(
    Scenario scenario,
    Forecast forecast,
    List<Varied> varied,
    String cost,
    @Nullable SizedCell answer,
    List<SizedCell> cheaper,
    boolean consistent,
    String along,
    List<Requirement> improvedAlong,
    List<Requirement> worsenedAlong,
    @Nullable Window window,
    List<CellBacklog> backlogs,
    @Nullable Double sufficientPerSecond,
    int cells,
    long messages,
    double confidence,
    boolean interrupted) {

  /** Keys that were varied together, with their first and last value. */
  public record Varied(List<String> keys, String first, String last, int values) {}

  /** The largest backlog in a cell, named by its coordinates. */
  public record CellBacklog(SizedCell cell, Backlog backlog) {}

  public SizingResult {
    varied = List.copyOf(varied);
    cheaper = List.copyOf(cheaper);
    improvedAlong = List.copyOf(improvedAlong);
    worsenedAlong = List.copyOf(worsenedAlong);
    backlogs = List.copyOf(backlogs);
  }

  /** Returns whether an answer was found. */
  public RunStatus status() {
    if (interrupted) {
      return RunStatus.INTERRUPTED;
    }
    return answer == null ? RunStatus.MISSED : RunStatus.DONE;
  }

  /** Returns whether every cheaper cell was shown not to meet the requirements. */
  public boolean isCheapest() {
    return consistent && cheaper.stream().allMatch(SizedCell::isRefuted);
  }
}

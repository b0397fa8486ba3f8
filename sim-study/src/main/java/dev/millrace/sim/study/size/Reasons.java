package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.require.FigureKind;
import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.size.SizingResult.CellBacklog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes why the answer of a search is the answer. */
final class Reasons {

  private final CellJudge judge;
  private final List<VariedKeys> varied;
  private final List<Dimension> dimensions;
  private final Function<Point, Map<String, String>> coordinates;
  private final DueTimes dueTimes;
  private final int along;

  Reasons(
      CellJudge judge,
      List<VariedKeys> varied,
      List<Dimension> dimensions,
      Function<Point, Map<String, String>> coordinates,
      DueTimes dueTimes) {
    this.dueTimes = dueTimes;
    this.judge = judge;
    this.varied = varied;
    this.dimensions = dimensions;
    this.coordinates = coordinates;
    this.along = CheapestSearch.line(dimensions);
  }

  /** Returns the window of the answer; null if the requirements do not disagree. */
  @Nullable Window window(@Nullable Point answer) throws InterruptedException {
    List<Direction> directions = dimensions.get(along).directions();
    if (answer == null
        || !directions.contains(Direction.IMPROVES)
        || !directions.contains(Direction.WORSENS)) {
      return null;
    }
    int last = dimensions.get(along).size() - 1;
    int good = answer.at(along);
    int bad = last + 1;
    int probe = last;
    while (bad - good > 1) {
      if (judge.areLikelyMet(answer.with(along, probe), dimensions.get(along), Direction.WORSENS)) {
        good = probe;
      } else {
        bad = probe;
      }
      probe = (good + bad) >>> 1;
    }
    Map<String, String> others = new LinkedHashMap<>(coordinates.apply(answer));
    others.keySet().removeAll(varied.get(along).keys());
    List<String> values = varied.get(along).values();
    return new Window(
        varied.get(along).keys().get(0),
        others,
        values.get(answer.at(along)),
        values.get(good),
        good == last);
  }

  /** Returns the backlogs of the answer and of the last cell that was ruled out. */
  List<CellBacklog> backlogs(@Nullable SizedCell answer, List<SizedCell> cheaper) {
    List<SizedCell> cells = new ArrayList<>();
    if (answer != null) {
      cells.add(answer);
    }
    if (!cheaper.isEmpty()) {
      cells.add(cheaper.get(cheaper.size() - 1));
    }
    List<CellBacklog> backlogs = new ArrayList<>();
    for (SizedCell cell : cells) {
      Forecast.Capacity capacity = judge.capacity(cell.scenario());
      if (capacity != null && Double.isFinite(capacity.perSecond()) && dueTimes.count() > 0) {
        Backlog backlog = dueTimes.backlog(capacity.perSecond());
        if (backlogs.stream().noneMatch(each -> each.backlog().equals(backlog))) {
          backlogs.add(new CellBacklog(cell, backlog));
        }
      }
    }
    return backlogs;
  }

  /** Returns the service capacity with which no message waits longer than the shortest bound. */
  @Nullable Double sufficientPerSecond(List<Requirement> requirements) {
    OptionalDouble bound =
        requirements.stream()
            .filter(each -> each.relation().isUpper() && isWait(each.figure().kind()))
            .mapToDouble(Requirement::bound)
            .min();
    if (bound.isEmpty() || bound.getAsDouble() <= 0 || dueTimes.count() < 2) {
      return null;
    }
    double low = 1e-3;
    double high = 1e12;
    while (high / low > 1.005) {
      double middle = Math.sqrt(low * high);
      if (dueTimes.backlog(middle).lastWaitNanos() <= bound.getAsDouble()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean isWait(FigureKind kind) {
    return switch (kind) {
      case WAIT_PERCENTILE, WAIT_MAX, SOJOURN_PERCENTILE, SOJOURN_MAX -> true;
      default -> false;
    };
  }
}

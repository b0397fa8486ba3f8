package dev.millrace.sim.study.size;

import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the cheapest cell on a line of a grid that meets every requirement. */
final class LineSearch {

  private final Dimension dimension;
  private final int along;
  private final Function<Point, Cost> cost;
  private final CheapestSearch.Judge judge;

  /** The answer on a line: the cheapest cell that will do, if any, and why no cheaper one does. */
  record OnLine(@Nullable Point cell, List<Point> witnesses) {}

  /**
   * Creates a search.
   *
   * @param dimension that of the line
   * @param along its number
   */
  LineSearch(
      Dimension dimension, int along, Function<Point, Cost> cost, CheapestSearch.Judge judge) {
    this.dimension = dimension;
    this.along = along;
    this.cost = cost;
    this.judge = judge;
  }

  private int last() {
    return dimension.size() - 1;
  }

  /**
   * Searches a line: first by what is likely, then by proof around the place that this leads to, so
   * that few cells close to a bound have to be decided.
   *
   * @param exactly whether to find the cheapest cell that will do; otherwise any
   */
  OnLine run(Point line, boolean exactly) throws InterruptedException {
    if (!dimension.isKnown()) {
      return judgeEach(line);
    }
    int tooSmall = -1;
    int tooGreat = last() + 1;
    int bad = -1;
    int good = last() + 1;
    int probe = last();
    while (good - bad > 1) {
      Point cell = line.with(along, probe);
      boolean isTooSmall = isMissed(cell, Direction.IMPROVES);
      boolean isTooGreat = isMissed(cell, Direction.WORSENS);
      if (isTooSmall && isTooGreat) {
        return new OnLine(null, List.of(cell));
      }
      tooSmall = isTooSmall ? Math.max(tooSmall, probe) : tooSmall;
      tooGreat = isTooGreat ? Math.min(tooGreat, probe) : tooGreat;
      boolean goesDown = isTooGreat || judge.areLikelyMet(cell, dimension, Direction.IMPROVES);
      if (!exactly && goesDown && meets(cell)) {
        return new OnLine(cell, List.of());
      }
      bad = goesDown ? bad : probe;
      good = goesDown ? probe : good;
      int hint = goesDown ? judge.hint(cell, along) : probe;
      probe = hint > bad && hint < good ? hint : (bad + good) >>> 1;
    }
    return prove(line, good, tooSmall, tooGreat);
  }

  /**
   * Finds the least index at which the requirements that growth improves are met, and judges the
   * others there.
   *
   * @param likely a guess
   * @param missed the greatest index at which one of the former is known to be missed, or -1
   * @param tooGreat the least at which one of the latter is
   */
  private OnLine prove(Point line, int likely, int missed, int tooGreat)
      throws InterruptedException {
    int bad = missed;
    int good = tooGreat;
    int least = tooGreat;
    int probe = likely;
    int step = 1;
    while (good - bad > 1) {
      Point cell = line.with(along, Math.max(bad + 1, Math.min(probe, good - 1)));
      probe = cell.at(along);
      boolean isTooGreat =
          !judge.areLikelyMet(cell, dimension, Direction.WORSENS) && fails(cell, Direction.WORSENS);
      if (isTooGreat && isMissed(cell, Direction.IMPROVES)) {
        return new OnLine(null, List.of(cell));
      }
      boolean goesDown = isTooGreat || meets(cell, Direction.IMPROVES);
      least = isTooGreat ? probe : least;
      good = goesDown ? probe : good;
      bad = goesDown ? bad : probe;
      // Away from the guess in growing steps; between two that were judged, by halves.
      boolean isBetween = good < tooGreat && bad > missed;
      probe = isBetween ? (bad + good) >>> 1 : goesDown ? probe - step : probe + step;
      step *= 2;
    }
    List<Point> witnesses = new ArrayList<>();
    if (bad >= 0) {
      witnesses.add(line.with(along, bad));
    }
    if (good <= last()) {
      Point cell = line.with(along, good);
      if (good < least && meets(cell)) {
        return new OnLine(cheapest(line, good), witnesses);
      }
      witnesses.add(cell);
    }
    return new OnLine(null, witnesses);
  }

  /** Returns the cheapest cell from an index on that meets the requirements; that one does. */
  private Point cheapest(Point line, int low) throws InterruptedException {
    Point first = line.with(along, low);
    if (cost.apply(first).compareTo(cost.apply(line.with(along, last()))) <= 0) {
      return first;
    }
    // Growth is cheaper: the last cell that still meets the requirements it worsens.
    int bad = last() + 1;
    int good = low;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (meets(line.with(along, middle), Direction.WORSENS)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return line.with(along, good);
  }

  private OnLine judgeEach(Point line) throws InterruptedException {
    List<Point> cells =
        IntStream.rangeClosed(0, last())
            .mapToObj(index -> line.with(along, index))
            .sorted(Comparator.comparing(cost))
            .toList();
    List<Point> missed = new ArrayList<>();
    for (Point cell : cells) {
      if (meets(cell)) {
        return new OnLine(cell, missed);
      }
      missed.add(cell);
    }
    return new OnLine(null, missed);
  }

  private boolean meets(Point cell) throws InterruptedException {
    return meets(cell, Direction.IMPROVES)
        && meets(cell, Direction.WORSENS)
        && meets(cell, Direction.UNKNOWN);
  }

  private boolean meets(Point cell, Direction direction) throws InterruptedException {
    if (!concerns(direction)) {
      return true;
    }
    List<Direction> directions = dimension.directions();
    for (int i = 0; i < directions.size(); i++) {
      if (directions.get(i) == direction && judge.judge(cell, i) != Outcome.MET) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a requirement of a direction is missed, once it is decided. */
  private boolean fails(Point cell, Direction direction) throws InterruptedException {
    List<Direction> directions = dimension.directions();
    for (int i = 0; i < directions.size(); i++) {
      if (directions.get(i) == direction && judge.judge(cell, i) == Outcome.MISSED) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a first look shows that a requirement of a direction is missed. */
  private boolean isMissed(Point cell, Direction direction) throws InterruptedException {
    List<Direction> directions = dimension.directions();
    for (int i = 0; i < directions.size(); i++) {
      if (directions.get(i) == direction && judge.glance(cell, i) == Outcome.MISSED) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether growth along a line has this effect on any requirement. */
  private boolean concerns(Direction direction) {
    return dimension.directions().contains(direction);
  }
}

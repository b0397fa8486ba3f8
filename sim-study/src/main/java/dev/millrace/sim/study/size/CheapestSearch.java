package dev.millrace.sim.study.size;

import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest cell of a grid that meets every requirement, and judges few of the others.
 *
 * <p>The grid is taken for a set of lines along one dimension, the one on which the requirements
 * disagree: a larger capacity loses less and delays more. On a line the requirements that growth
 * improves are met from some index on, which bisection finds; the others are then judged there, at
 * their best. A line on which no cell will do rules out every line that is no better in any
 * dimension and equal where the effect is unknown. The lines that remain are bisected by their
 * cost.
 *
 * <p>Undecided requirements count as not met. The answer is right if the directions are.
 */
final class CheapestSearch {

  /** Judges cells; the same cell is judged once. */
  interface Judge {

    /** Returns whether each requirement is met in a cell. */
    List<Outcome> judge(Point cell) throws InterruptedException;

    /**
     * Returns the least index at which a judged cell's line is known to behave as in that cell,
     * such as a capacity that its queue did not reach.
     */
    int sameFrom(Point cell, int dimension);
  }

  /**
   * The answer of a search.
   *
   * @param cell null if no cell meets every requirement
   * @param witnesses judged cells, none of which meets every requirement, that rule out every
   *     cheaper cell
   */
  record Found(@Nullable Point cell, List<Point> witnesses) {}

  /** The answer on a line: the cheapest cell that will do, if any, and why no cheaper one does. */
  private record OnLine(@Nullable Point cell, List<Point> witnesses) {}

  private final List<Dimension> dimensions;
  private final Function<Point, Cost> cost;
  private final Judge judge;

  /** The dimension of the lines. */
  private final int along;

  private @Nullable Point best;
  private List<Point> bestWitnesses = List.of();

  /** The first cell of each line that may have a cheaper answer, by the least cost on the line. */
  private List<Point> remaining = new ArrayList<>();

  /** The lines without an answer that were judged, by their first cell. */
  private final List<Point> ruledOut = new ArrayList<>();

  private final List<List<Point>> witnesses = new ArrayList<>();

  CheapestSearch(List<Dimension> dimensions, Function<Point, Cost> cost, Judge judge) {
    this.dimensions = List.copyOf(dimensions);
    this.cost = cost;
    this.judge = judge;
    this.along = line(dimensions);
  }

  /** Returns the dimension on which requirements disagree, or else the longest one. */
  static int line(List<Dimension> dimensions) {
    return IntStream.range(0, dimensions.size())
        .boxed()
        .max(
            Comparator.comparing((Integer i) -> dimensions.get(i).isKnown())
                .thenComparing(i -> !dimensions.get(i).improves() && !dimensions.get(i).worsens())
                .thenComparing(i -> dimensions.get(i).size()))
        .orElseThrow();
  }

  Found run() throws InterruptedException {
    remaining = lines();
    int step = 1;
    boolean anyFound = false;
    while (!remaining.isEmpty()) {
      // From the cheap end in growing steps, as the expensive end may be far beyond the answer.
      int pick = anyFound ? remaining.size() / 2 : Math.min(step - 1, remaining.size() - 1);
      step = Math.min(2 * step, 1 << 20);
      Point line = remaining.remove(pick);
      OnLine onLine = judgeLine(line);
      if (onLine.cell() == null) {
        ruledOut.add(line);
        witnesses.add(onLine.witnesses());
        remaining.removeIf(other -> isNoBetter(other, line));
      } else {
        anyFound = true;
        accept(onLine.cell(), onLine.witnesses());
      }
    }
    return new Found(best, allWitnesses());
  }

  private void accept(Point cell, List<Point> cheaper) {
    if (best == null || cost.apply(cell).compareTo(cost.apply(best)) < 0) {
      best = cell;
      bestWitnesses = cheaper;
    }
    Cost limit = cost.apply(best);
    remaining.removeIf(line -> leastCost(line).compareTo(limit) >= 0);
  }

  /**
   * Returns the witnesses of all lines that the answer rests on, without those that others imply.
   */
  private List<Point> allWitnesses() {
    List<Point> all = new ArrayList<>(bestWitnesses);
    for (int i = 0; i < ruledOut.size(); i++) {
      if (isNeeded(i)) {
        all.addAll(witnesses.get(i));
      }
    }
    return all.stream().distinct().toList();
  }

  private boolean isNeeded(int i) {
    Point line = ruledOut.get(i);
    if (best != null && leastCost(line).compareTo(cost.apply(best)) >= 0) {
      return false;
    }
    return IntStream.range(0, ruledOut.size())
        .noneMatch(
            j ->
                j != i
                    && isNoBetter(line, ruledOut.get(j))
                    && !(j > i && isNoBetter(ruledOut.get(j), line)));
  }

  private List<Point> lines() {
    List<Point> lines = new ArrayList<>();
    lines.add(new Point(dimensions.stream().map(dimension -> 0).toList()));
    for (int dimension = 0; dimension < dimensions.size(); dimension++) {
      if (dimension != along) {
        int varied = dimension;
        lines =
            lines.stream()
                .flatMap(
                    line ->
                        IntStream.range(0, dimensions.get(varied).size())
                            .mapToObj(index -> line.with(varied, index)))
                .toList();
      }
    }
    List<Point> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(this::leastCost));
    return sorted;
  }

  private Cost leastCost(Point line) {
    Cost first = cost.apply(line);
    Cost last = cost.apply(line.with(along, last()));
    return first.compareTo(last) <= 0 ? first : last;
  }

  private int last() {
    return dimensions.get(along).size() - 1;
  }

  /** Returns whether one line has no answer if another one has none. */
  private boolean isNoBetter(Point line, Point than) {
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = dimensions.get(i);
      boolean noBetter =
          i == along
              || line.at(i) == than.at(i)
              || (dimension.improves() && line.at(i) < than.at(i))
              || (dimension.worsens() && line.at(i) > than.at(i));
      if (!noBetter) {
        return false;
      }
    }
    return true;
  }

  private OnLine judgeLine(Point line) throws InterruptedException {
    Point end = line.with(along, last());
    if (!meets(end, Direction.IMPROVES)) {
      return new OnLine(null, List.of(end));
    }
    // Requirements of an unknown direction are judged in each cell, from the cheap end on.
    if (!dimensions.get(along).isKnown()) {
      return judgeEach(line);
    }
    int low = concerns(Direction.IMPROVES) ? leastMeeting(line, judge.sameFrom(end, along)) : 0;
    List<Point> cheaper = low > 0 ? List.of(line.with(along, low - 1)) : List.of();
    Point cell = line.with(along, low);
    if (meets(cell, Direction.WORSENS)) {
      return new OnLine(cheapest(line, low), cheaper);
    }
    List<Point> both = new ArrayList<>(cheaper);
    both.add(cell);
    return new OnLine(null, both);
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
      if (judge.judge(cell).stream().allMatch(Outcome.MET::equals)) {
        return new OnLine(cell, missed);
      }
      missed.add(cell);
    }
    return new OnLine(null, missed);
  }

  /**
   * Returns the least index from which the requirements that growth improves are met.
   *
   * @param good an index at which they are
   */
  private int leastMeeting(Point line, int good) throws InterruptedException {
    int bad = -1;
    int met = good;
    while (met - bad > 1) {
      int middle = (bad + met) >>> 1;
      Point cell = line.with(along, middle);
      if (meets(cell, Direction.IMPROVES)) {
        met = Math.max(bad + 1, Math.min(middle, judge.sameFrom(cell, along)));
      } else {
        bad = middle;
      }
    }
    return met;
  }

  private boolean meets(Point cell, Direction direction) throws InterruptedException {
    if (!concerns(direction)) {
      return true;
    }
    List<Outcome> outcomes = judge.judge(cell);
    List<Direction> directions = dimensions.get(along).directions();
    return IntStream.range(0, outcomes.size())
        .allMatch(i -> directions.get(i) != direction || outcomes.get(i) == Outcome.MET);
  }

  /** Returns whether growth along a line has this effect on any requirement. */
  private boolean concerns(Direction direction) {
    return dimensions.get(along).directions().contains(direction);
  }
}

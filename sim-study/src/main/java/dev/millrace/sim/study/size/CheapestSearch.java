package dev.millrace.sim.study.size;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest cell of a grid that meets every requirement, and judges few of the others.
 *
 * <p>The grid is taken for a set of lines along one dimension, the one on which the requirements
 * disagree: a larger capacity loses less and delays more. On a line the requirements that growth
 * improves are met from some index on, and those that it worsens up to some index; bisection finds
 * the first index, or a cell that shows that it is beyond the other. A line on which no cell will
 * do rules out every line that is no better in any dimension and equal where the effect is unknown.
 * The lines that remain are bisected by their cost.
 *
 * <p>Undecided requirements count as not met. The answer is right if the directions are.
 */
final class CheapestSearch {

  private static final int MAX_STEP = 1 << 20;

  /** Judges cells; the same cell is judged once. */
  interface Judge {

    /** Returns whether a requirement is met in a cell. */
    Outcome judge(Point cell, int requirement) throws InterruptedException;

    /** Returns the same as far as it is known after a first look. */
    Outcome glance(Point cell, int requirement) throws InterruptedException;

    /** Returns whether the figure is on the required side of its bound at a first look. */
    boolean isLikelyMet(Point cell, int requirement) throws InterruptedException;

    /** Returns the same for every requirement on which a dimension's growth has an effect. */
    default boolean areLikelyMet(Point cell, Dimension dimension, Direction effect)
        throws InterruptedException {
      List<Direction> directions = dimension.directions();
      for (int i = 0; i < directions.size(); i++) {
        if (directions.get(i) == effect && !isLikelyMet(cell, i)) {
          return false;
        }
      }
      return true;
    }

    /**
     * Returns the least index at which a cell may behave as a judged one does, such as a capacity
     * that its queue did not exceed; the cell's own index without such a guess.
     */
    int hint(Point cell, int dimension);
  }

  /**
   * The answer of a search.
   *
   * @param cell null if no cell meets every requirement
   * @param witnesses judged cells, none of which meets every requirement, that rule out every
   *     cheaper cell
   * @param consistent whether no judged cell contradicts the directions
   */
  record Found(@Nullable Point cell, List<Point> witnesses, boolean consistent) {}

  private final List<Dimension> dimensions;
  private final Function<Point, Cost> cost;
  private final LineSearch lineSearch;

  /** The dimension of the lines. */
  private final int along;

  private @Nullable Point best;

  /** The lines with an answer that may be the cheapest, with what rules out cheaper cells. */
  private final Map<Point, List<Point>> answered = new LinkedHashMap<>();

  /** The first cell of each line that may have a cheaper answer, by the least cost on the line. */
  private List<Point> remaining = new ArrayList<>();

  /** The lines without an answer that were judged, by their first cell. */
  private final List<Point> ruledOut = new ArrayList<>();

  private final List<List<Point>> witnesses = new ArrayList<>();

  CheapestSearch(List<Dimension> dimensions, Function<Point, Cost> cost, Judge judge) {
    this.dimensions = List.copyOf(dimensions);
    this.cost = cost;
    this.along = line(dimensions);
    this.lineSearch = new LineSearch(dimensions.get(along), along, cost, judge);
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
    List<Point> withAnswer = new ArrayList<>();
    int step = 1;
    while (!remaining.isEmpty()) {
      // From the cheap end in growing steps, as the expensive end may be far beyond the answer.
      int pick = best == null ? Math.min(step - 1, remaining.size() - 1) : remaining.size() / 2;
      step = Math.min(2 * step, MAX_STEP);
      Point line = remaining.remove(pick);
      LineSearch.OnLine onLine = lineSearch.run(line, false);
      if (onLine.cell() == null) {
        ruledOut.add(line);
        witnesses.add(onLine.witnesses());
        remaining.removeIf(other -> isNoBetter(other, line));
      } else {
        withAnswer.add(line);
        accept(onLine.cell());
      }
    }
    withAnswer.sort(Comparator.comparing(this::leastCost));
    boolean consistent = true;
    for (Point line : withAnswer) {
      if (leastCost(line).compareTo(cost.apply(requireNonNull(best))) <= 0) {
        LineSearch.OnLine onLine = lineSearch.run(line, true);
        if (onLine.cell() == null) {
          consistent = false; // The directions do not hold on this line.
        } else {
          accept(onLine.cell());
          answered.put(line, onLine.witnesses());
        }
      }
    }
    return new Found(best, allWitnesses(), consistent);
  }

  private void accept(Point cell) {
    if (best == null || cost.apply(cell).compareTo(cost.apply(best)) <= 0) {
      best = cell;
    }
    Cost limit = cost.apply(best);
    remaining.removeIf(line -> leastCost(line).compareTo(limit) >= 0);
  }

  /**
   * Returns the witnesses of all lines that the answer rests on, without those that others imply.
   */
  private List<Point> allWitnesses() {
    List<Point> all = new ArrayList<>();
    answered.forEach(
        (line, cheaper) -> {
          if (leastCost(line).compareTo(cost.apply(requireNonNull(best))) < 0) {
            all.addAll(cheaper);
          }
        });
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
}

package dev.millrace.sim.study.size;

import java.util.List;

/**
 * An axis of the search.
 *
 * @param size the number of its values, in ascending order; at least 1
 * @param directions the effect of its growth on each requirement
 */
record Dimension(int size, List<Direction> directions) {

  Dimension {
    directions = List.copyOf(directions);
  }

  /** Returns whether growth is good for every requirement. */
  boolean improves() {
    return directions.stream().allMatch(Direction.IMPROVES::equals);
  }

  /** Returns whether growth is bad for every requirement. */
  boolean worsens() {
    return directions.stream().allMatch(Direction.WORSENS::equals);
  }

  /** Returns whether the effect on each requirement is known. */
  boolean isKnown() {
    return !directions.contains(Direction.UNKNOWN);
  }
}

package dev.millrace.sim.study.sweep;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/**
 * A cell of a grid.
 *
 * @param number from 1, in the order of the grid; the last axis varies fastest
 * @param coordinates the value of each varied key as it is written, in the order of the axes;
 *     without the keys that the cell's types do not have
 */
public record Cell(int number, Map<String, String> coordinates) {

  /** Returns the coordinates, such as {@code pipeline.capacity=50 consumers.database.count=4}. */
  @Override
  public String toString() {
    return coordinates.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(joining(" "));
  }
}

package dev.millrace.sim.study.size;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell by the indexes of its values.
 *
 * @param indexes one for each dimension
 */
record Point(List<Integer> indexes) {

  Point {
    indexes = List.copyOf(indexes);
  }

  int at(int dimension) {
    return indexes.get(dimension);
  }

  Point with(int dimension, int index) {
    List<Integer> changed = new ArrayList<>(indexes);
    changed.set(dimension, index);
    return new Point(changed);
  }
}

package dev.millrace.sim.study.size;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The cost of a cell: numbers of which an earlier one outweighs all later ones.
 *
 * @param parts at least one, as many as those of every other cell
 */
record Cost(List<Double> parts) implements Comparable<Cost> {

  private static final Comparator<double[]> LEXICOGRAPHIC = Arrays::compare;

  Cost {
    parts = List.copyOf(parts);
  }

  static Cost of(double... parts) {
    return new Cost(Arrays.stream(parts).boxed().toList());
  }

  @Override
  public int compareTo(Cost other) {
    return LEXICOGRAPHIC.compare(numbers(), other.numbers());
  }

  private double[] numbers() {
    return parts.stream().mapToDouble(Double::doubleValue).toArray();
  }
}

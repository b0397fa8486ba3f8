package dev.millrace.explore;

import java.util.Comparator;

/**
 * A run that failed, with its choices; the simplest comes first in its order.
 *
 * @param performance what happened
 * @param turns what was chosen
 */
record Found(Performance performance, Turns turns) implements Comparable<Found> {

  private static final Comparator<Found> SIMPLEST =
      Comparator.<Found>comparingInt(found -> found.turns.preemptions())
          .thenComparingInt(found -> found.performance.schedule().turns())
          .thenComparingInt(found -> found.performance.steps())
          .thenComparingInt(found -> found.performance.schedule().length())
          .thenComparing(found -> found.performance.schedule().toString());

  @Override
  public int compareTo(Found other) {
    return SIMPLEST.compare(this, other);
  }
}

package dev.millrace.explore;

import java.util.Comparator;

/**
 * An execution with its choices, ordered by simplicity: the simplest comes first.
 *
 * @param turns the choices
 */
record FoundExecution(Execution execution, ChoiceLog turns) implements Comparable<FoundExecution> {

  private static final Comparator<FoundExecution> SIMPLEST =
      Comparator.<FoundExecution>comparingInt(found -> found.turns.preemptions())
          .thenComparingInt(found -> found.execution.schedule().turns())
          .thenComparingInt(found -> found.execution.steps())
          .thenComparingInt(found -> found.execution.schedule().length())
          .thenComparing(found -> found.execution.schedule().toString());

  @Override
  public int compareTo(FoundExecution other) {
    return SIMPLEST.compare(this, other);
  }
}

package dev.millrace.explore;

import java.util.Comparator;

/**
 * An execution with the choices made. Ordered by simplicity, the simplest first.
 *
 * @param execution the execution
 * @param choices the choices made at its steps
 */
record RecordedExecution(Execution execution, ChoiceLog choices)
    implements Comparable<RecordedExecution> {

  private static final Comparator<RecordedExecution> SIMPLEST =
      Comparator.<RecordedExecution>comparingInt(found -> found.choices.preemptions())
          .thenComparingInt(found -> found.execution.schedule().segments())
          .thenComparingInt(found -> found.execution.steps())
          .thenComparingInt(found -> found.execution.schedule().length())
          .thenComparing(found -> found.execution.schedule().toString());

  @Override
  public int compareTo(RecordedExecution other) {
    return SIMPLEST.compare(this, other);
  }
}

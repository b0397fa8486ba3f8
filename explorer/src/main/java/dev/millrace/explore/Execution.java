package dev.millrace.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An execution of an experiment: its schedule, its events and its violations.
 *
 * @param actors their names, in the order of their letters
 * @param schedule the part that departs from the default rule; its replay gives the same execution
 * @param steps the number of steps
 * @param ending how it ended
 * @param violations the findings of the check, a sentence each; empty if there are none
 * @param events the events of all actors
 */
public record Execution(
    List<String> actors,
    Schedule schedule,
    int steps,
    ExecutionEnd ending,
    List<String> violations,
    List<Event> events) {

  /** Of longer executions, the first and the last events are written. */
  private static final int MAX_EVENTS_WRITTEN_AT_EACH_END = 100;

  /** Returns whether there are violations. */
  public boolean failed() {
    return !violations.isEmpty();
  }

  /** Returns the letters of the actors, such as {@code a = producer, b = consumer}. */
  public String legend() {
    return IntStream.range(0, actors.size())
        .mapToObj(actor -> Schedule.letter(actor) + " = " + actors.get(actor))
        .collect(Collectors.joining(", "));
  }

  /** Returns the violations, the schedule, and the events, each on a line of its own. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    violations.forEach(violation -> text.append(violation).append('\n'));
    text.append("schedule %s (%s)\n".formatted(schedule, legend()));
    int width = actors.stream().mapToInt(String::length).max().orElse(0);
    String line = "  %s  %-" + Math.max(1, width) + "s  %s\n";
    int leftOut = Math.max(0, events.size() - 2 * MAX_EVENTS_WRITTEN_AT_EACH_END);
    for (int i = 0; i < events.size(); i++) {
      if (leftOut > 0 && i == MAX_EVENTS_WRITTEN_AT_EACH_END) {
        text.append("  ... %,d more ...\n".formatted(leftOut));
        i += leftOut;
      }
      Event event = events.get(i);
      char letter = event.counted() ? Schedule.letter(actors.indexOf(event.actor())) : ' ';
      text.append(line.formatted(letter, event.actor(), event.words()));
    }
    return text.toString();
  }
}

package dev.millrace.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An execution of an experiment under one schedule.
 *
 * @param actors the actors' names, in the order of their letters
 * @param schedule the shortest prefix of the schedule whose replay gives the same execution
 * @param steps the number of steps taken
 * @param outcome the outcome
 * @param violations what the verifier found wrong, one sentence each; empty if nothing
 * @param events what the actors did
 */
public record Execution(
    List<String> actors,
    Schedule schedule,
    int steps,
    Outcome outcome,
    List<String> violations,
    List<Event> events) {

  /** Events printed from each end of a long execution. */
  private static final int MAX_EVENTS_AT_EACH_END = 100;

  /** Returns whether the verifier found a violation. */
  public boolean failed() {
    return !violations.isEmpty();
  }

  /** Returns the letters of the actors, such as {@code a = producer, b = consumer}. */
  public String legend() {
    return IntStream.range(0, actors.size())
        .mapToObj(actor -> Schedule.letter(actor) + " = " + actors.get(actor))
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the violations, the schedule and one line per event, without the middle of a long
   * execution.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    violations.forEach(violation -> text.append(violation).append('\n'));
    text.append("schedule %s (%s)\n".formatted(schedule, legend()));
    int width = actors.stream().mapToInt(String::length).max().orElse(0);
    String line = "  %s  %-" + Math.max(1, width) + "s  %s\n";
    int leftOut = Math.max(0, events.size() - 2 * MAX_EVENTS_AT_EACH_END);
    for (int i = 0; i < events.size(); i++) {
      if (leftOut > 0 && i == MAX_EVENTS_AT_EACH_END) {
        text.append("  ... %,d more ...\n".formatted(leftOut));
        i += leftOut;
      }
      Event event = events.get(i);
      char letter = event.isCounted() ? Schedule.letter(actors.indexOf(event.actor())) : ' ';
      text.append(line.formatted(letter, event.actor(), event.description()));
    }
    return text.toString();
  }
}

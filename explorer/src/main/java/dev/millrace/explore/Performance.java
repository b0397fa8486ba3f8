package dev.millrace.explore;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A run that was played: who took the steps, what happened, and what is wrong with it.
 *
 * @param actors their names, in the order of their letters
 * @param schedule as much of it as says what was unusual: playing it again gives the same
 * @param steps how many steps were taken in all
 * @param ending how it ended
 * @param complaints what the judge found wrong, in a sentence each; empty if nothing is
 * @param events what the actors did
 */
public record Performance(
    List<String> actors,
    Schedule schedule,
    int steps,
    Ending ending,
    List<String> complaints,
    List<Event> events) {

  /** More events than a person reads: the first so many are written, and as many of the last. */
  private static final int MOST_WRITTEN_AT_AN_END = 100;

  /** Whether the judge found something wrong. */
  public boolean failed() {
    return !complaints.isEmpty();
  }

  /** The letters of the actors, such as {@code a = producer, b = consumer}. */
  public String legend() {
    return IntStream.range(0, actors.size())
        .mapToObj(actor -> Schedule.letter(actor) + " = " + actors.get(actor))
        .collect(Collectors.joining(", "));
  }

  /** What is wrong, the schedule, and each event on a line of its own, long runs without middle. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    complaints.forEach(complaint -> text.append(complaint).append('\n'));
    text.append("schedule %s (%s)\n".formatted(schedule, legend()));
    int width = actors.stream().mapToInt(String::length).max().orElse(0);
    String line = "  %s  %-" + Math.max(1, width) + "s  %s\n";
    int leftOut = Math.max(0, events.size() - 2 * MOST_WRITTEN_AT_AN_END);
    for (int i = 0; i < events.size(); i++) {
      if (leftOut > 0 && i == MOST_WRITTEN_AT_AN_END) {
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

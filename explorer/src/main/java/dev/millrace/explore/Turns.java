package dev.millrace.explore;

import dev.millrace.explore.Director.Departure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The choices made in a run, one after the other. Guarded by the baton. */
final class Turns {

  private final List<Choice> choices = new ArrayList<>();
  private byte[] chosen = new byte[64];

  void add(Choice choice, int actor) {
    if (choices.size() == chosen.length) {
      chosen = Arrays.copyOf(chosen, 2 * chosen.length);
    }
    chosen[choices.size()] = (byte) actor;
    choices.add(choice);
  }

  int size() {
    return choices.size();
  }

  Choice choice(int step) {
    return choices.get(step);
  }

  int chosen(int step) {
    return chosen[step];
  }

  /** The first so many turns. */
  Schedule first(int steps) {
    return Schedule.of(chosen, steps);
  }

  /** The turns up to the last unusual one, or else the first. */
  Schedule unusual() {
    int length = size();
    while (length > 1 && isUsual(length - 1)) {
      length--;
    }
    return first(length);
  }

  int preemptions() {
    int preemptions = 0;
    for (int step = 0; step < size(); step++) {
      preemptions += choice(step).preempts(chosen(step)) ? 1 : 0;
    }
    return preemptions;
  }

  /** The turns that were not the usual ones. */
  List<Departure> departures() {
    List<Departure> departures = new ArrayList<>();
    for (int step = 0; step < size(); step++) {
      if (!isUsual(step)) {
        Choice choice = choice(step);
        departures.add(
            new Departure(new Departure.Moment(choice.current(), choice.own()), chosen(step)));
      }
    }
    return departures;
  }

  private boolean isUsual(int step) {
    return chosen(step) == choice(step).usual();
  }
}

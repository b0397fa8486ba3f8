package dev.millrace.explore;

import dev.millrace.explore.SchedulingStrategy.Departure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The choices of an execution, in their order. Guarded by the baton. */
final class ChoiceLog {

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

  /** Returns the schedule of the first steps. */
  Schedule first(int steps) {
    return Schedule.of(chosen, steps);
  }

  /** Returns the schedule up to the last departure from the default rule; at least one step. */
  Schedule departing() {
    int length = size();
    while (length > 1 && isDefault(length - 1)) {
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

  /** Returns the choices that depart from the default rule. */
  List<Departure> departures() {
    List<Departure> departures = new ArrayList<>();
    for (int step = 0; step < size(); step++) {
      if (!isDefault(step)) {
        Choice choice = choice(step);
        departures.add(
            new Departure(new Departure.Moment(choice.current(), choice.own()), chosen(step)));
      }
    }
    return departures;
  }

  private boolean isDefault(int step) {
    return chosen(step) == choice(step).byDefault();
  }
}

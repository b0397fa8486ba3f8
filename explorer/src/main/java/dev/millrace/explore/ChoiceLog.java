package dev.millrace.explore;

import dev.millrace.explore.SchedulingStrategy.Deviation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The choices made in an execution, in order. Guarded by the token. */
final class ChoiceLog {

  private final List<ChoicePoint> choices = new ArrayList<>();
  private byte[] chosen = new byte[64];

  void add(ChoicePoint choice, int actor) {
    if (choices.size() == chosen.length) {
      chosen = Arrays.copyOf(chosen, 2 * chosen.length);
    }
    chosen[choices.size()] = (byte) actor;
    choices.add(choice);
  }

  int size() {
    return choices.size();
  }

  ChoicePoint choice(int step) {
    return choices.get(step);
  }

  int chosen(int step) {
    return chosen[step];
  }

  /** Returns the schedule of the first steps. */
  Schedule prefix(int steps) {
    return Schedule.of(chosen, steps);
  }

  /** Returns the schedule up to the last non-default choice; at least one step. */
  Schedule minimalPrefix() {
    int length = size();
    while (length > 1 && isDefault(length - 1)) {
      length--;
    }
    return prefix(length);
  }

  int preemptions() {
    int preemptions = 0;
    for (int step = 0; step < size(); step++) {
      preemptions += choice(step).preempts(chosen(step)) ? 1 : 0;
    }
    return preemptions;
  }

  /** Returns the choices that differ from the default. */
  List<Deviation> deviations() {
    List<Deviation> deviations = new ArrayList<>();
    for (int step = 0; step < size(); step++) {
      if (!isDefault(step)) {
        ChoicePoint choice = choice(step);
        deviations.add(
            new Deviation(
                new Deviation.Point(choice.current(), choice.currentSteps()), chosen(step)));
      }
    }
    return deviations;
  }

  private boolean isDefault(int step) {
    return chosen(step) == choice(step).defaultActor();
  }
}

package dev.millrace.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The schedules still to be run, those with fewer preemptions first.
 *
 * <p>An execution that followed a schedule to its end, and the default rule from there on, branches
 * wherever another actor was enabled after that end. As each execution has one last non-default
 * choice, no execution is generated twice and none is missed. Confined to the exploring thread.
 */
final class Frontier {

  private Deque<Branches> now = new ArrayDeque<>();
  private Deque<Branches> later = new ArrayDeque<>();
  private @Nullable Schedule start = Schedule.of(new byte[0], 0);
  private int preemptions;

  /** An execution and the choices (step and actor) that branch off from it. */
  private static final class Branches {

    private final Schedule run;
    private final int[] steps;
    private final byte[] actors;
    private int taken;

    Branches(Schedule run, int[] steps, byte[] actors) {
      this.run = run;
      this.steps = steps;
      this.actors = actors;
    }

    boolean isEmpty() {
      return taken == steps.length;
    }

    Schedule take() {
      int branch = taken++;
      return run.with(steps[branch], actors[branch]);
    }
  }

  /** Returns the number of preemptions of the schedules returned next. */
  int preemptions() {
    return preemptions;
  }

  /** Returns the next schedule with the current number of preemptions, or null if there is none. */
  @Nullable Schedule next() {
    if (start != null) {
      Schedule prefix = start;
      start = null;
      return prefix;
    }
    while (!now.isEmpty() && now.getFirst().isEmpty()) {
      now.removeFirst();
    }
    return now.isEmpty() ? null : now.getFirst().take();
  }

  /** Proceeds to schedules with one more preemption; returns false if there are none. */
  boolean advance() {
    preemptions++;
    Deque<Branches> swapped = now;
    now = later;
    later = swapped;
    return !now.isEmpty();
  }

  /** Adds the branches of an execution that followed a schedule. */
  void branch(Schedule followed, ChoiceLog choices) {
    Schedule run = choices.prefix(choices.size());
    add(now, run, followed.length(), choices, false);
    add(later, run, followed.length(), choices, true);
  }

  private static void add(
      Deque<Branches> to, Schedule run, int from, ChoiceLog choices, boolean preempting) {
    int[] steps = new int[16];
    byte[] actors = new byte[16];
    int count = 0;
    for (int step = from; step < choices.size(); step++) {
      ChoicePoint choice = choices.choice(step);
      long others = choice.enabled() & ~ChoicePoint.bit(choices.chosen(step));
      for (; others != 0; others &= others - 1) {
        int actor = Long.numberOfTrailingZeros(others);
        if (choice.preempts(actor) == preempting) {
          if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
            actors = Arrays.copyOf(actors, 2 * count);
          }
          steps[count] = step;
          actors[count++] = (byte) actor;
        }
      }
    }
    if (count > 0) {
      to.addLast(new Branches(run, Arrays.copyOf(steps, count), Arrays.copyOf(actors, count)));
    }
  }
}

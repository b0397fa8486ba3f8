package dev.millrace.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The schedules that are still to be executed, those with fewer preemptions first.
 *
 * <p>An execution that followed a schedule, and then the default rule, branches wherever another
 * actor was enabled after the end of the schedule. Each execution has one last departure from the
 * rule, so none is executed twice and none is missed. Used by the exploring thread alone.
 */
final class Frontier {

  private Deque<Branches> now = new ArrayDeque<>();
  private Deque<Branches> later = new ArrayDeque<>();
  private @Nullable Schedule start = Schedule.of(new byte[0], 0);
  private int preemptions;

  /** An execution, and the choices (step and actor) that branch off from it. */
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

  /** Returns the number of preemptions of the next schedules. */
  int preemptions() {
    return preemptions;
  }

  /** Returns the next schedule with this number of preemptions; null if there are no more. */
  @Nullable Schedule next() {
    if (start != null) {
      Schedule first = start;
      start = null;
      return first;
    }
    while (!now.isEmpty() && now.getFirst().isEmpty()) {
      now.removeFirst();
    }
    return now.isEmpty() ? null : now.getFirst().take();
  }

  /** Proceeds to schedules with one more preemption; returns whether there are any. */
  boolean advance() {
    preemptions++;
    Deque<Branches> swapped = now;
    now = later;
    later = swapped;
    return !now.isEmpty();
  }

  /** Adds the branches of an execution that followed a schedule. */
  void branch(Schedule followed, ChoiceLog turns) {
    Schedule run = turns.first(turns.size());
    add(now, run, followed.length(), turns, false);
    add(later, run, followed.length(), turns, true);
  }

  private static void add(
      Deque<Branches> to, Schedule run, int from, ChoiceLog turns, boolean preempting) {
    int[] steps = new int[16];
    byte[] actors = new byte[16];
    int count = 0;
    for (int step = from; step < turns.size(); step++) {
      Choice choice = turns.choice(step);
      long others = choice.enabled() & ~Choice.bit(turns.chosen(step));
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

package dev.millrace.explore;

import dev.millrace.explore.SchedulingStrategy.Deviation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exploration. Confined to the exploring thread. */
final class Search {

  /** Schedules run after the first failure in search of a simpler one. */
  private static final int MAX_SIMPLIFICATIONS = 1_000;

  /** The share of the budget spent before the random walks. */
  private static final double SYSTEMATIC_SHARE = 0.75;

  private final Explorer explorer;
  private final ScheduleRunner runner;
  private final Frontier frontier = new Frontier();
  private final long start = System.nanoTime();
  private long schedulesRun;
  private long randomWalks;
  private long limit;
  private int completedPreemptions = -1;
  private boolean exhausted;
  private @Nullable RecordedExecution simplest;

  Search(Explorer explorer, ScheduleRunner runner) {
    this.explorer = explorer;
    this.runner = runner;
    this.limit = explorer.maxSchedules();
  }

  Exploration search() throws InterruptedException {
    String inconclusiveReason = null;
    try {
      exploreSystematically();
      while (simplest == null && !exhausted && hasBudget(1)) {
        randomWalks++;
        run(SchedulingStrategy.randomWalk(explorer.seed() + randomWalks));
      }
      if (simplest != null) {
        simplify(simplest);
      }
    } catch (InconclusiveException e) {
      inconclusiveReason = simplest == null ? e.getMessage() : null;
    }
    return new Exploration(
        schedulesRun,
        randomWalks,
        completedPreemptions,
        exhausted,
        simplest == null ? null : simplest.execution(),
        inconclusiveReason);
  }

  private void exploreSystematically() throws InconclusiveException, InterruptedException {
    while (frontier.preemptions() <= explorer.maxPreemptions()) {
      Schedule schedule = frontier.next();
      if (schedule != null) {
        if (!hasBudget(SYSTEMATIC_SHARE)) {
          return;
        }
        frontier.branch(schedule, run(SchedulingStrategy.replaying(schedule)).choices());
      } else {
        completedPreemptions = frontier.preemptions();
        exhausted = !frontier.advance();
        if (exhausted || simplest != null) {
          return;
        }
      }
    }
  }

  private RecordedExecution run(SchedulingStrategy strategy)
      throws InconclusiveException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the exploration was interrupted");
    }
    schedulesRun++;
    RecordedExecution found = runner.run(strategy);
    if (found.execution().failed()) {
      if (simplest == null) {
        limit = Math.min(limit, schedulesRun + MAX_SIMPLIFICATIONS);
      }
      keepSimplest(found);
    }
    return found;
  }

  private boolean keepSimplest(RecordedExecution found) {
    if (found.execution().failed() && (simplest == null || found.compareTo(simplest) < 0)) {
      simplest = found;
      return true;
    }
    return false;
  }

  private boolean hasBudget(double share) {
    return schedulesRun < limit * share && elapsedNanos() < explorer.timeLimit().toNanos() * share;
  }

  private long elapsedNanos() {
    return System.nanoTime() - start;
  }

  /**
   * Removes deviations, many at once and then one by one, while the execution still fails. Stops
   * after twice the time limit.
   */
  private void simplify(RecordedExecution found) throws InconclusiveException {
    List<Deviation> deviations = found.choices().deviations();
    int attempts = 0;
    for (int chunk = deviations.size(); chunk > 0; chunk /= 2) {
      for (int to = deviations.size(); to > 0; to -= chunk) {
        if (attempts == MAX_SIMPLIFICATIONS
            || elapsedNanos() > 2 * explorer.timeLimit().toNanos()) {
          return;
        }
        List<Deviation> fewer = new ArrayList<>(deviations);
        fewer.subList(Math.max(0, to - chunk), to).clear();
        attempts++;
        if (keepSimplest(runner.run(SchedulingStrategy.withDeviations(fewer)))) {
          deviations = fewer;
        }
      }
    }
  }
}

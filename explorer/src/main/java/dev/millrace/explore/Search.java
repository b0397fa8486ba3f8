package dev.millrace.explore;

import dev.millrace.explore.SchedulingStrategy.Departure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exploration. Used by the exploring thread alone. */
final class Search {

  /** Schedules executed after a failure, in search of a simpler one. */
  private static final int MAX_SIMPLER_SCHEDULES = 1_000;

  /** The share of the budget spent before the random walks. */
  private static final double SYSTEMATIC_SHARE = 0.75;

  private final Explorer explorer;
  private final ScheduleRunner runner;
  private final Frontier frontier = new Frontier();
  private final long start = System.nanoTime();
  private long executed;
  private long walks;
  private long limit;
  private int complete = -1;
  private boolean exhausted;
  private @Nullable FoundExecution simplest;

  Search(Explorer explorer, ScheduleRunner runner) {
    this.explorer = explorer;
    this.runner = runner;
    this.limit = explorer.schedules();
  }

  Exploration search() throws InterruptedException {
    String inconclusive = null;
    try {
      searchSystematically();
      while (simplest == null && !exhausted && hasBudget(1)) {
        walks++;
        execute(SchedulingStrategy.randomWalk(explorer.seed() + walks));
      }
      if (simplest != null) {
        simplify(simplest);
      }
    } catch (InconclusiveException e) {
      inconclusive = simplest == null ? e.getMessage() : null;
    }
    return new Exploration(
        executed,
        walks,
        complete,
        exhausted,
        simplest == null ? null : simplest.execution(),
        inconclusive);
  }

  private void searchSystematically() throws InconclusiveException, InterruptedException {
    while (frontier.preemptions() <= explorer.preemptions()) {
      Schedule schedule = frontier.next();
      if (schedule != null) {
        if (!hasBudget(SYSTEMATIC_SHARE)) {
          return;
        }
        frontier.branch(schedule, execute(SchedulingStrategy.following(schedule)).turns());
      } else {
        complete = frontier.preemptions();
        exhausted = !frontier.advance();
        if (exhausted || simplest != null) {
          return;
        }
      }
    }
  }

  private FoundExecution execute(SchedulingStrategy strategy) throws InconclusiveException {
    executed++;
    FoundExecution found = runner.run(strategy);
    if (found.execution().failed()) {
      if (simplest == null) {
        limit = Math.min(limit, executed + MAX_SIMPLER_SCHEDULES);
      }
      keepSimplest(found);
    }
    return found;
  }

  private boolean keepSimplest(FoundExecution found) {
    if (found.execution().failed() && (simplest == null || found.compareTo(simplest) < 0)) {
      simplest = found;
      return true;
    }
    return false;
  }

  private boolean hasBudget(double share) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the exploration was interrupted");
    }
    return executed < limit * share && spent() < explorer.time().toNanos() * share;
  }

  private long spent() {
    return System.nanoTime() - start;
  }

  /**
   * Removes departures from the default rule, many at once and then one by one, while the execution
   * still fails; for at most as long again as the exploration may take.
   */
  private void simplify(FoundExecution found) throws InconclusiveException {
    List<Departure> departures = found.turns().departures();
    int attempts = 0;
    for (int chunk = departures.size(); chunk > 0; chunk /= 2) {
      for (int to = departures.size(); to > 0; to -= chunk) {
        if (attempts == MAX_SIMPLER_SCHEDULES || spent() > 2 * explorer.time().toNanos()) {
          return;
        }
        List<Departure> fewer = new ArrayList<>(departures);
        fewer.subList(Math.max(0, to - chunk), to).clear();
        attempts++;
        if (keepSimplest(runner.run(SchedulingStrategy.departing(fewer)))) {
          departures = fewer;
        }
      }
    }
  }
}

package dev.millrace.explore;

import dev.millrace.explore.Director.Departure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exploration. For the exploring thread alone. */
final class Search {

  /** How many more schedules to play, when one has failed, in search of a simpler one. */
  private static final int SIMPLER_SCHEDULES = 1_000;

  /** How much of the budget is spent before the random walks. */
  private static final double SYSTEMATIC_SHARE = 0.75;

  private final Explorer explorer;
  private final Theatre theatre;
  private final Frontier frontier = new Frontier();
  private final long start = System.nanoTime();
  private long played;
  private long walks;
  private long limit;
  private int complete = -1;
  private boolean exhausted;
  private @Nullable Found simplest;

  Search(Explorer explorer, Theatre theatre) {
    this.explorer = explorer;
    this.theatre = theatre;
    this.limit = explorer.schedules();
  }

  Exploration search() throws InterruptedException {
    String notJudged = null;
    try {
      systematically();
      while (simplest == null && !exhausted && goesOn(1)) {
        walks++;
        play(Director.walking(explorer.seed() + walks));
      }
      if (simplest != null) {
        simplify(simplest);
      }
    } catch (NotJudgedException e) {
      notJudged = simplest == null ? e.getMessage() : null;
    }
    return new Exploration(
        played,
        walks,
        complete,
        exhausted,
        simplest == null ? null : simplest.performance(),
        notJudged);
  }

  private void systematically() throws NotJudgedException, InterruptedException {
    while (frontier.preemptions() <= explorer.preemptions()) {
      Schedule schedule = frontier.next();
      if (schedule != null) {
        if (!goesOn(SYSTEMATIC_SHARE)) {
          return;
        }
        frontier.branch(schedule, play(Director.following(schedule)).turns());
      } else {
        complete = frontier.preemptions();
        exhausted = !frontier.advance();
        if (exhausted || simplest != null) {
          return;
        }
      }
    }
  }

  private Found play(Director director) throws NotJudgedException {
    played++;
    Found found = theatre.play(director);
    if (found.performance().failed()) {
      if (simplest == null) {
        limit = Math.min(limit, played + SIMPLER_SCHEDULES);
      }
      keepSimplest(found);
    }
    return found;
  }

  private boolean keepSimplest(Found found) {
    if (found.performance().failed() && (simplest == null || found.compareTo(simplest) < 0)) {
      simplest = found;
      return true;
    }
    return false;
  }

  private boolean goesOn(double share) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the exploration was interrupted");
    }
    return played < limit * share && spent() < explorer.time().toNanos() * share;
  }

  private long spent() {
    return System.nanoTime() - start;
  }

  /**
   * Leaves out unusual turns, many at once and then one by one, while the run still fails; for as
   * long again as there was to find it.
   */
  private void simplify(Found found) throws NotJudgedException {
    List<Departure> departures = found.turns().departures();
    int attempts = 0;
    for (int chunk = departures.size(); chunk > 0; chunk /= 2) {
      for (int to = departures.size(); to > 0; to -= chunk) {
        if (attempts == SIMPLER_SCHEDULES || spent() > 2 * explorer.time().toNanos()) {
          return;
        }
        List<Departure> fewer = new ArrayList<>(departures);
        fewer.subList(Math.max(0, to - chunk), to).clear();
        attempts++;
        if (keepSimplest(theatre.play(Director.departing(fewer)))) {
          departures = fewer;
        }
      }
    }
  }
}

package dev.millrace.explore;

import static dev.millrace.explore.Event.Kind.END;
import static dev.millrace.explore.Event.Kind.NOTE;
import static dev.millrace.explore.Event.Kind.PAUSE;
import static dev.millrace.explore.Event.Kind.STEP;
import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import dev.millrace.explore.Ending.How;
import dev.millrace.explore.Experiment.Judge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment: passes the baton from actor to actor at their steps, as its director
 * says, and writes down what they do.
 *
 * <p>An actor that comes to a step finds out by itself who is next. Most often that is this actor
 * again, and no thread has to wake. The fields are guarded by the baton, but for the volatile ones,
 * by which the exploring thread watches whether somebody moves, and ends a run that does not.
 */
final class Run implements Stage, StepListener {

  private final Director director;
  private final int stepLimit;
  private final Thread explorer = Thread.currentThread();
  private final Baton explorersBaton = new Baton();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Turns turns = new Turns();
  private Judge judge = Ending::complaints;
  private @Nullable Ending ending;
  private @Nullable String misfit;
  private volatile @Nullable Actor current;
  private volatile int moves;
  private volatile boolean over;

  Run(Director director, int stepLimit) {
    this.director = director;
    this.stepLimit = stepLimit;
  }

  // What the experiment calls.

  @Override
  public StepListener listener() {
    return this;
  }

  @Override
  public void actor(String name, Experiment.Body body) {
    if (actors.stream().anyMatch(actor -> actor.name().equals(name))) {
      throw new IllegalArgumentException("there are two actors named '%s'".formatted(name));
    }
    if (actors.size() == Schedule.MOST_ACTORS) {
      throw new IllegalArgumentException(
          "there are more than %d actors".formatted(Schedule.MOST_ACTORS));
    }
    actors.add(new Actor(actors.size(), name, this, body));
  }

  @Override
  public void judge(Judge named) {
    judge = named;
  }

  @Override
  public void note(String what) {
    Actor actor = ActorThread.actorOf(this);
    if (actor != null && !over) {
      events.add(new Event(actor.name(), NOTE, null, what));
    }
  }

  @Override
  public void pause(String why) {
    Actor actor = ActorThread.actorOf(this);
    if (actor != null) {
      arrive(actor, null, null, new Event(actor.name(), PAUSE, null, why));
    }
  }

  @Override
  public void interrupt(String name) {
    actors.stream()
        .filter(actor -> actor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no actor is named '" + name + "'"))
        .interrupt();
  }

  // What its steps call.

  @Override
  public void onStep(Step step, Lock lock) {
    Actor actor = ActorThread.actorOf(this);
    if (actor != null) {
      arrive(actor, step, lock, new Event(actor.name(), STEP, step, lock.name()));
    }
  }

  /** Whether the time runs out is decided by who goes on first: nobody waits really. */
  @Override
  public long nanosToWait(long nanos) {
    return ActorThread.actorOf(this) == null ? nanos : 0;
  }

  private void arrive(Actor actor, @Nullable Step step, @Nullable Lock lock, Event event) {
    if (!over) {
      actor.standsAt(step, lock);
      events.add(event);
      Actor next = next();
      if (next != actor) {
        giveBaton(next);
        actor.thread().awaitBaton();
      }
    }
    // A release is let pass, for who leaves is to hold nothing.
    if (over && step != Step.ABOUT_TO_RELEASE && step != Step.RELEASED) {
      throw new Unwound();
    }
  }

  boolean isOver() {
    return over;
  }

  /** An actor has come to its end, with the baton. */
  void hasEnded(Actor actor, @Nullable Throwable thrown) {
    if (over) {
      giveBaton(null);
      return;
    }
    events.add(new Event(actor.name(), END, null, thrown == null ? "ends" : "throws " + thrown));
    if (thrown == null) {
      giveBaton(next());
    } else {
      ending = new Ending(How.THREW, List.of(actor.name() + " threw " + thrown), thrown);
      giveBaton(null);
    }
  }

  /** Gives the baton to an actor, or to the exploring thread if the run is over. */
  private void giveBaton(@Nullable Actor next) {
    if (next == null) {
      explorersBaton.giveTo(explorer);
    } else {
      next.thread().goOn();
    }
  }

  /** Who takes the next step; null when the run is over. */
  private @Nullable Actor next() {
    moves = moves + 1;
    long enabled = 0;
    long reluctant = 0;
    for (Actor actor : actors) {
      if (actor.enabled()) {
        enabled |= Choice.bit(actor.index());
        reluctant |= actor.reluctant() ? Choice.bit(actor.index()) : 0;
      }
    }
    if (enabled == 0) {
      ending = nobodyGoesOn();
      return null;
    }
    if (turns.size() == stepLimit) {
      String limit = "it was not over after %,d steps".formatted(stepLimit);
      ending = new Ending(How.STEP_LIMIT, List.of(limit), null);
      return null;
    }
    Actor last = current;
    Choice choice =
        new Choice(
            last == null ? -1 : last.index(), last == null ? 0 : last.steps(), enabled, reluctant);
    int chosen = director.choose(choice);
    if (!choice.allows(chosen)) {
      misfit = misfit(chosen);
      return null;
    }
    turns.add(choice, chosen);
    Actor next = actors.get(chosen);
    current = next;
    return next;
  }

  private Ending nobodyGoesOn() {
    String waiting =
        actors.stream()
            .filter(actor -> !actor.ended())
            .map(Actor::stand)
            .collect(Collectors.joining(", "));
    return waiting.isEmpty()
        ? new Ending(How.ALL_ENDED, List.of(), null)
        : new Ending(How.DEADLOCK, List.of("nobody can go on: " + waiting), null);
  }

  private String misfit(int chosen) {
    String turn =
        "the schedule does not fit: it is the turn of %s at step %d, but "
            .formatted(Schedule.letter(chosen), turns.size() + 1);
    return chosen < actors.size()
        ? turn + actors.get(chosen).stand()
        : turn + "there are only " + actors.size() + " actors";
  }

  // What the exploring thread calls.

  /**
   * Plays the run to its end.
   *
   * @param patience how long an actor may take from a step to its next
   * @throws NotJudgedException if an actor takes longer
   */
  Performance play(Troupe troupe, Duration patience) throws NotJudgedException {
    troupe.cast(actors);
    Actor first = next();
    if (first != null) {
      giveBaton(first);
      watch(troupe, patience.toNanos());
    }
    List<String> complaints = misfit == null ? judged(requireNonNull(ending)) : List.of();
    Schedule schedule = turns.size() == 0 ? turns.first(0) : turns.unusual();
    over = true;
    for (Actor actor : actors) {
      if (!actor.ended()) {
        giveBaton(actor);
        watch(troupe, patience.toNanos());
      }
    }
    if (misfit != null) {
      throw new IllegalArgumentException(misfit);
    }
    return new Performance(
        actors.stream().map(Actor::name).toList(),
        schedule,
        turns.size(),
        requireNonNull(ending),
        List.copyOf(complaints),
        List.copyOf(events));
  }

  /** What was chosen; to be read after the run. */
  Turns turns() {
    return turns;
  }

  private List<String> judged(Ending how) {
    try {
      return judge.judge(how);
    } catch (Exception | AssertionError e) {
      return List.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Waits until the baton comes back. */
  private void watch(Troupe troupe, long patienceNanos) throws NotJudgedException {
    int seen = -1;
    while (!explorersBaton.await(patienceNanos)) {
      int now = moves;
      if (now == seen) {
        throw giveUp(troupe);
      }
      seen = now;
    }
  }

  private NotJudgedException giveUp(Troupe troupe) {
    Actor stuck = requireNonNull(current);
    StackTraceElement[] place = stuck.thread().getStackTrace();
    over = true;
    troupe.interrupt();
    return new NotJudgedException(stuck.name(), place);
  }
}

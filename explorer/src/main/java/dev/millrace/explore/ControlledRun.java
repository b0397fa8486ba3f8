package dev.millrace.explore;

import static dev.millrace.explore.Event.Kind.END;
import static dev.millrace.explore.Event.Kind.NOTE;
import static dev.millrace.explore.Event.Kind.PAUSE;
import static dev.millrace.explore.Event.Kind.STEP;
import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import dev.millrace.explore.ExecutionEnd.How;
import dev.millrace.explore.Experiment.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an experiment: passes the baton from actor to actor at their steps, as the
 * strategy selects, and records their events.
 *
 * <p>An actor that reaches a step selects the next one itself. Most often that is the same actor,
 * and no thread has to wake. The fields are guarded by the baton, except for the volatile ones, by
 * which the exploring thread detects and ends an execution that makes no progress.
 */
final class ControlledRun implements ExperimentContext, StepListener {

  private final SchedulingStrategy strategy;
  private final int stepLimit;
  private final Thread explorer = Thread.currentThread();
  private final Baton explorerBaton = new Baton();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final ChoiceLog turns = new ChoiceLog();
  private Check check = ExecutionEnd::violations;
  private @Nullable ExecutionEnd ending;
  private @Nullable String misfit;
  private volatile @Nullable Actor current;
  private volatile int moves;
  private volatile boolean over;

  ControlledRun(SchedulingStrategy strategy, int stepLimit) {
    this.strategy = strategy;
    this.stepLimit = stepLimit;
  }

  // Called by the experiment.

  @Override
  public StepListener listener() {
    return this;
  }

  @Override
  public void actor(String name, Experiment.Body body) {
    if (actors.stream().anyMatch(actor -> actor.name().equals(name))) {
      throw new IllegalArgumentException("there are two actors named '%s'".formatted(name));
    }
    if (actors.size() == Schedule.MAX_ACTORS) {
      throw new IllegalArgumentException(
          "there are more than %d actors".formatted(Schedule.MAX_ACTORS));
    }
    actors.add(new Actor(actors.size(), name, this, body));
  }

  @Override
  public void check(Check other) {
    check = other;
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

  // Called at its steps.

  @Override
  public void onStep(Step step, Lock lock) {
    Actor actor = ActorThread.actorOf(this);
    if (actor != null) {
      arrive(actor, step, lock, new Event(actor.name(), STEP, step, lock.name()));
    }
  }

  /** Time-outs are decided by the schedule, so no thread really waits. */
  @Override
  public long nanosToWait(long nanos) {
    return ActorThread.actorOf(this) == null ? nanos : 0;
  }

  private void arrive(Actor actor, @Nullable Step step, @Nullable Lock lock, Event event) {
    if (!over) {
      actor.moveTo(step, lock);
      events.add(event);
      Actor next = next();
      if (next != actor) {
        passBaton(next);
        actor.thread().awaitBaton();
      }
    }
    // A release completes, so that a cancelled actor holds no lock.
    if (over && step != Step.ABOUT_TO_RELEASE && step != Step.RELEASED) {
      throw new CancelledError();
    }
  }

  boolean isOver() {
    return over;
  }

  /** Records the end of the actor that has the baton. */
  void endActor(Actor actor, @Nullable Throwable thrown) {
    if (over) {
      passBaton(null);
      return;
    }
    events.add(new Event(actor.name(), END, null, thrown == null ? "ends" : "throws " + thrown));
    if (thrown == null) {
      passBaton(next());
    } else {
      ending = new ExecutionEnd(How.THREW, List.of(actor.name() + " threw " + thrown), thrown);
      passBaton(null);
    }
  }

  /** Passes the baton to an actor, or to the exploring thread if the execution is over. */
  private void passBaton(@Nullable Actor next) {
    if (next == null) {
      explorerBaton.passTo(explorer);
    } else {
      next.thread().passBaton();
    }
  }

  /** Selects the actor of the next step; null if the execution is over. */
  private @Nullable Actor next() {
    moves = moves + 1;
    long enabled = 0;
    long reluctant = 0;
    for (Actor actor : actors) {
      if (actor.isEnabled()) {
        enabled |= Choice.bit(actor.index());
        reluctant |= actor.isReluctant() ? Choice.bit(actor.index()) : 0;
      }
    }
    if (enabled == 0) {
      ending = endWithoutEnabledActors();
      return null;
    }
    if (turns.size() == stepLimit) {
      String limit = "it was not over after %,d steps".formatted(stepLimit);
      ending = new ExecutionEnd(How.STEP_LIMIT, List.of(limit), null);
      return null;
    }
    Actor last = current;
    Choice choice =
        new Choice(
            last == null ? -1 : last.index(), last == null ? 0 : last.steps(), enabled, reluctant);
    int chosen = strategy.choose(choice);
    if (!choice.allows(chosen)) {
      misfit = misfit(chosen);
      return null;
    }
    turns.add(choice, chosen);
    Actor next = actors.get(chosen);
    current = next;
    return next;
  }

  private ExecutionEnd endWithoutEnabledActors() {
    String waiting =
        actors.stream()
            .filter(actor -> !actor.hasEnded())
            .map(Actor::describe)
            .collect(Collectors.joining(", "));
    return waiting.isEmpty()
        ? new ExecutionEnd(How.ALL_ENDED, List.of(), null)
        : new ExecutionEnd(How.DEADLOCK, List.of("deadlock: " + waiting), null);
  }

  private String misfit(int chosen) {
    String turn =
        "the schedule does not fit: it is the turn of %s at step %d, but "
            .formatted(Schedule.letter(chosen), turns.size() + 1);
    return chosen < actors.size()
        ? turn + actors.get(chosen).describe()
        : turn + "there are only " + actors.size() + " actors";
  }

  // Called by the exploring thread.

  /**
   * Runs the execution to its end.
   *
   * @param stepTimeout the maximum time from one step of an actor to the next
   * @throws InconclusiveException if an actor takes longer
   */
  Execution execute(ActorThreads threads, Duration stepTimeout) throws InconclusiveException {
    threads.assign(actors);
    Actor first = next();
    if (first != null) {
      passBaton(first);
      watch(threads, stepTimeout.toNanos());
    }
    List<String> violations = misfit == null ? findViolations(requireNonNull(ending)) : List.of();
    Schedule schedule = turns.size() == 0 ? turns.first(0) : turns.departing();
    over = true;
    for (Actor actor : actors) {
      if (!actor.hasEnded()) {
        passBaton(actor);
        watch(threads, stepTimeout.toNanos());
      }
    }
    if (misfit != null) {
      throw new IllegalArgumentException(misfit);
    }
    return new Execution(
        actors.stream().map(Actor::name).toList(),
        schedule,
        turns.size(),
        requireNonNull(ending),
        List.copyOf(violations),
        List.copyOf(events));
  }

  /** Returns the choices; read after the execution. */
  ChoiceLog turns() {
    return turns;
  }

  private List<String> findViolations(ExecutionEnd how) {
    try {
      return check.violations(how);
    } catch (Exception | AssertionError e) {
      return List.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Waits until the baton is passed back. */
  private void watch(ActorThreads threads, long timeoutNanos) throws InconclusiveException {
    int seen = -1;
    while (!explorerBaton.await(timeoutNanos)) {
      int now = moves;
      if (now == seen) {
        throw inconclusive(threads);
      }
      seen = now;
    }
  }

  private InconclusiveException inconclusive(ActorThreads threads) {
    Actor stuck = requireNonNull(current);
    StackTraceElement[] place = stuck.thread().getStackTrace();
    over = true;
    threads.interrupt();
    return new InconclusiveException(stuck.name(), place);
  }
}

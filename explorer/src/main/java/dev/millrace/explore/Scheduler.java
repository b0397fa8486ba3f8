package dev.millrace.explore;

import static dev.millrace.explore.Event.Kind.END;
import static dev.millrace.explore.Event.Kind.NOTE;
import static dev.millrace.explore.Event.Kind.PAUSE;
import static dev.millrace.explore.Event.Kind.STEP;
import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import dev.millrace.explore.Experiment.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Schedules one execution of an experiment: passes the token from actor to actor at their steps, as
 * the strategy decides, and records the events.
 *
 * <p>An actor that arrives at a step computes the next actor itself. Most often that is the same
 * actor, and no thread has to be woken. The fields are guarded by the token, except for the
 * volatile ones, through which the exploring thread detects and ends a stalled execution.
 */
final class Scheduler implements ExperimentContext, StepListener {

  private final SchedulingStrategy strategy;
  private final int stepLimit;
  private final Thread explorer = Thread.currentThread();
  private final Token explorerToken = new Token();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final ChoiceLog choices = new ChoiceLog();
  private Verifier verifier = Outcome::violations;
  private @Nullable Outcome outcome;
  private @Nullable String mismatch;
  private volatile @Nullable Actor current;
  private volatile int scheduledSteps;
  private volatile boolean over;

  Scheduler(SchedulingStrategy strategy, int stepLimit) {
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
      throw new IllegalArgumentException("duplicate actor name '%s'".formatted(name));
    }
    if (actors.size() == Schedule.MAX_ACTORS) {
      throw new IllegalArgumentException(
          "there are more than %d actors".formatted(Schedule.MAX_ACTORS));
    }
    actors.add(new Actor(actors.size(), name, this, body));
  }

  @Override
  public void verify(Verifier newVerifier) {
    verifier = newVerifier;
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

  // Called by traced steps.

  @Override
  public void onStep(Step step, Lock lock) {
    Actor actor = ActorThread.actorOf(this);
    if (actor != null) {
      arrive(actor, step, lock, new Event(actor.name(), STEP, step, lock.name()));
    }
  }

  /**
   * Returns 0 for actors: scheduling order decides whether a timeout expires, and no time passes.
   */
  @Override
  public long nanosToWait(long nanos) {
    return ActorThread.actorOf(this) == null ? nanos : 0;
  }

  private void arrive(Actor actor, @Nullable Step step, @Nullable Lock lock, Event event) {
    if (!over) {
      actor.arriveAt(step, lock);
      events.add(event);
      Actor next = next();
      if (next != actor) {
        passToken(next);
        actor.thread().awaitToken();
      }
    }
    // Releases complete, so that a cancelled actor holds no lock.
    if (over && step != Step.ABOUT_TO_RELEASE && step != Step.RELEASED) {
      throw new CancelledError();
    }
  }

  boolean isOver() {
    return over;
  }

  /** Records that an actor has ended, and passes the token on. */
  void actorEnded(Actor actor, @Nullable Throwable thrown) {
    if (over) {
      passToken(null);
      return;
    }
    events.add(new Event(actor.name(), END, null, thrown == null ? "ends" : "throws " + thrown));
    if (thrown == null) {
      passToken(next());
    } else {
      outcome =
          new Outcome(Outcome.Kind.EXCEPTION, List.of(actor.name() + " threw " + thrown), thrown);
      passToken(null);
    }
  }

  /** Passes the token to an actor, or to the exploring thread if the execution is over. */
  private void passToken(@Nullable Actor next) {
    if (next == null) {
      explorerToken.passTo(explorer);
    } else {
      next.thread().proceed();
    }
  }

  /** Chooses the actor that takes the next step; returns null when the execution is over. */
  private @Nullable Actor next() {
    scheduledSteps = scheduledSteps + 1;
    long enabled = 0;
    long unproductive = 0;
    for (Actor actor : actors) {
      if (actor.isEnabled()) {
        enabled |= ChoicePoint.bit(actor.index());
        unproductive |= actor.isUnproductive() ? ChoicePoint.bit(actor.index()) : 0;
      }
    }
    if (enabled == 0) {
      outcome = noActorEnabled();
      return null;
    }
    if (choices.size() == stepLimit) {
      String limit = "it was not over after %,d steps".formatted(stepLimit);
      outcome = new Outcome(Outcome.Kind.STEP_LIMIT, List.of(limit), null);
      return null;
    }
    Actor last = current;
    ChoicePoint choice =
        new ChoicePoint(
            last == null ? -1 : last.index(),
            last == null ? 0 : last.steps(),
            enabled,
            unproductive);
    int chosen = strategy.choose(choice);
    if (!choice.allows(chosen)) {
      mismatch = mismatch(chosen);
      return null;
    }
    choices.add(choice, chosen);
    Actor next = actors.get(chosen);
    current = next;
    return next;
  }

  private Outcome noActorEnabled() {
    String waiting =
        actors.stream()
            .filter(actor -> !actor.hasEnded())
            .map(Actor::describe)
            .collect(Collectors.joining(", "));
    return waiting.isEmpty()
        ? new Outcome(Outcome.Kind.COMPLETED, List.of(), null)
        : new Outcome(Outcome.Kind.DEADLOCK, List.of("deadlock: " + waiting), null);
  }

  private String mismatch(int chosen) {
    String prefix =
        "the schedule does not fit: it is the turn of %s at step %d, but "
            .formatted(Schedule.letter(chosen), choices.size() + 1);
    return chosen < actors.size()
        ? prefix + actors.get(chosen).describe()
        : prefix + "there are only " + actors.size() + " actors";
  }

  // Called by the exploring thread.

  /**
   * Runs the experiment to its end.
   *
   * @param stallTimeout the maximum time from one step of an actor to its next
   * @throws InconclusiveException if an actor exceeds it
   */
  Execution run(ActorThreads threads, Duration stallTimeout) throws InconclusiveException {
    threads.assign(actors);
    Actor first = next();
    if (first != null) {
      passToken(first);
      watch(threads, stallTimeout.toNanos());
    }
    List<String> violations = mismatch == null ? violations(requireNonNull(outcome)) : List.of();
    Schedule schedule = choices.size() == 0 ? choices.prefix(0) : choices.minimalPrefix();
    over = true;
    for (Actor actor : actors) {
      if (!actor.hasEnded()) {
        passToken(actor);
        watch(threads, stallTimeout.toNanos());
      }
    }
    if (mismatch != null) {
      throw new IllegalArgumentException(mismatch);
    }
    return new Execution(
        actors.stream().map(Actor::name).toList(),
        schedule,
        choices.size(),
        requireNonNull(outcome),
        List.copyOf(violations),
        List.copyOf(events));
  }

  /** Returns the choices made; to be read after the execution. */
  ChoiceLog choices() {
    return choices;
  }

  private List<String> violations(Outcome result) {
    try {
      return verifier.verify(result);
    } catch (Exception | AssertionError e) {
      return List.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Waits until the token returns to the exploring thread. */
  private void watch(ActorThreads threads, long stallTimeoutNanos) throws InconclusiveException {
    int seen = -1;
    while (!explorerToken.await(stallTimeoutNanos)) {
      int now = scheduledSteps;
      if (now == seen) {
        throw abandon(threads);
      }
      seen = now;
    }
  }

  private InconclusiveException abandon(ActorThreads threads) {
    Actor stuck = requireNonNull(current);
    StackTraceElement[] place = stuck.thread().getStackTrace();
    over = true;
    threads.interrupt();
    return new InconclusiveException(stuck.name(), place);
  }
}

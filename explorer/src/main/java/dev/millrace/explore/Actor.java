package dev.millrace.explore;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener.Lock;
import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/** An actor of one run: what it does, and where it stands. Guarded by the baton. */
final class Actor {

  private final int index;
  private final String name;
  private final Run run;
  private final Experiment.Body body;

  private @Nullable ActorThread thread;
  private boolean begun;
  private boolean ended;
  private boolean interruptedBefore;
  private int steps;
  private @Nullable Step step;
  private @Nullable Lock lock;

  Actor(int index, String name, Run run, Experiment.Body body) {
    this.index = index;
    this.name = name;
    this.run = run;
    this.body = body;
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  boolean playsIn(Run it) {
    return run == it;
  }

  void playedBy(ActorThread player) {
    thread = player;
  }

  ActorThread thread() {
    return requireNonNull(thread);
  }

  /** Does what it does, to the end; called with the baton, which the run then passes on. */
  void act() {
    begun = true;
    Throwable thrown = null;
    if (!run.isOver()) {
      if (interruptedBefore) {
        Thread.currentThread().interrupt();
      }
      try {
        body.act();
      } catch (Unwound e) {
        // the run is over, as it should be
      } catch (Throwable t) {
        thrown = t;
      }
    }
    Thread.interrupted(); // is not to be found by who is played next
    ended = true;
    run.hasEnded(this, thrown);
  }

  void interrupt() {
    if (!begun) {
      interruptedBefore = true;
    } else if (!ended) {
      thread().interrupt();
    }
  }

  /** It stands at this step; null when it pauses. */
  void standsAt(@Nullable Step at, @Nullable Lock itsLock) {
    step = at;
    lock = itsLock;
    steps++;
  }

  int steps() {
    return steps;
  }

  boolean ended() {
    return ended;
  }

  /** Whether it can go on now. */
  boolean enabled() {
    return !ended
        && (step != Step.ABOUT_TO_ACQUIRE || isFree() || thread().isInterruptedOrWillBe());
  }

  /** Whether it would go on without the lock that it is about to try. */
  boolean reluctant() {
    return (step == Step.ABOUT_TO_TRY || step == Step.ABOUT_TO_WAIT) && !isFree();
  }

  private boolean isFree() {
    return requireNonNull(lock).isFreeFor(thread());
  }

  /** Where it stands, in words. */
  String stand() {
    if (ended) {
      return name + " has ended";
    }
    if (lock == null) {
      return name + (begun ? " paused" : " has not begun");
    }
    return enabled() ? name + " can go on" : name + " waits for " + lock.name();
  }
}

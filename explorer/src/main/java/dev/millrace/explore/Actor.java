package dev.millrace.explore;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener.Lock;
import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/** An actor of one execution: its body and its position. Guarded by the baton. */
final class Actor {

  private final int index;
  private final String name;
  private final ControlledRun run;
  private final Experiment.Body body;

  private @Nullable ActorThread thread;
  private boolean started;
  private boolean ended;
  private boolean interruptedBefore;
  private int steps;
  private @Nullable Step step;
  private @Nullable Lock lock;

  Actor(int index, String name, ControlledRun run, Experiment.Body body) {
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

  boolean isOf(ControlledRun other) {
    return run == other;
  }

  void runOn(ActorThread assigned) {
    thread = assigned;
  }

  ActorThread thread() {
    return requireNonNull(thread);
  }

  /** Runs its body to the end; called with the baton, which is passed on afterwards. */
  void runBody() {
    started = true;
    Throwable thrown = null;
    if (!run.isOver()) {
      if (interruptedBefore) {
        Thread.currentThread().interrupt();
      }
      try {
        body.run();
      } catch (CancelledError e) {
        // the execution is over
      } catch (Throwable t) {
        thrown = t;
      }
    }
    Thread.interrupted(); // must not affect the next actor on this thread
    ended = true;
    run.endActor(this, thrown);
  }

  void interrupt() {
    if (!started) {
      interruptedBefore = true;
    } else if (!ended) {
      thread().interrupt();
    }
  }

  /** Sets its position: before this step, or paused if null. */
  void moveTo(@Nullable Step at, @Nullable Lock stepLock) {
    step = at;
    lock = stepLock;
    steps++;
  }

  int steps() {
    return steps;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Returns whether it can take its next step now. */
  boolean isEnabled() {
    return !ended && (step != Step.ABOUT_TO_ACQUIRE || isFree() || thread().isInterruptPending());
  }

  /** Returns whether it would continue without the lock that it is about to try. */
  boolean isReluctant() {
    return (step == Step.ABOUT_TO_TRY || step == Step.ABOUT_TO_WAIT) && !isFree();
  }

  private boolean isFree() {
    return requireNonNull(lock).isFreeFor(thread());
  }

  /** Describes its position. */
  String describe() {
    if (ended) {
      return name + " has ended";
    }
    if (lock == null) {
      return name + (started ? " paused" : " has not started");
    }
    return isEnabled() ? name + " can continue" : name + " waits for " + lock.name();
  }
}

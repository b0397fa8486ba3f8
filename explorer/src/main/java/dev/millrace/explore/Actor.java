package dev.millrace.explore;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener.Lock;
import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/** An actor of one execution and its state. Guarded by the token. */
final class Actor {

  private final int index;
  private final String name;
  private final Scheduler scheduler;
  private final Experiment.Body body;

  private @Nullable ActorThread thread;
  private boolean started;
  private boolean ended;
  private boolean interruptedBeforeStart;
  private int steps;
  private @Nullable Step step;
  private @Nullable Lock lock;

  Actor(int index, String name, Scheduler scheduler, Experiment.Body body) {
    this.index = index;
    this.name = name;
    this.scheduler = scheduler;
    this.body = body;
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  boolean belongsTo(Scheduler candidate) {
    return scheduler == candidate;
  }

  void assignThread(ActorThread assigned) {
    thread = assigned;
  }

  ActorThread thread() {
    return requireNonNull(thread);
  }

  /** Runs the body to its end, holding the token; the scheduler then passes the token on. */
  void run() {
    started = true;
    Throwable thrown = null;
    if (!scheduler.isOver()) {
      if (interruptedBeforeStart) {
        Thread.currentThread().interrupt();
      }
      try {
        body.run();
      } catch (CancelledError e) {
        // expected: the execution is over
      } catch (Throwable t) {
        thrown = t;
      }
    }
    Thread.interrupted(); // the thread's next actor must not see it
    ended = true;
    scheduler.actorEnded(this, thrown);
  }

  void interrupt() {
    if (!started) {
      interruptedBeforeStart = true;
    } else if (!ended) {
      thread().interrupt();
    }
  }

  /** Records the step that the actor is about to take; null for a pause. */
  void arriveAt(@Nullable Step nextStep, @Nullable Lock nextLock) {
    step = nextStep;
    lock = nextLock;
    steps++;
  }

  int steps() {
    return steps;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Returns whether the actor can take its next step now. */
  boolean isEnabled() {
    return !ended && (step != Step.ABOUT_TO_ACQUIRE || isFree() || thread().hasPendingInterrupt());
  }

  /** Returns whether the actor's next step would fail to acquire its lock, or time out. */
  boolean isUnproductive() {
    return (step == Step.ABOUT_TO_TRY || step == Step.ABOUT_TO_WAIT) && !isFree();
  }

  private boolean isFree() {
    return requireNonNull(lock).isFreeFor(thread());
  }

  /** Returns the actor's state for messages. */
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

package dev.millrace.explore;

import org.jspecify.annotations.Nullable;

/**
 * A thread that runs actors, one after the other, whenever it has the baton.
 *
 * <p>Its actor is written before the baton is passed to it, and read by the thread after it has
 * received the baton; likewise the flag that ends it.
 */
final class ActorThread extends Thread {

  private final Baton baton = new Baton();
  private @Nullable Actor actor;
  private volatile boolean ending;

  ActorThread() {
    super("actor");
    setDaemon(true); // a blocked thread must not keep a program alive
  }

  /** Sets the actor that it runs when it next has the baton. */
  void assign(Actor next) {
    actor = next;
    next.runOn(this);
    if (!getName().equals(next.name())) {
      setName(next.name());
    }
  }

  /** Passes it the baton. */
  void passBaton() {
    baton.passTo(this);
  }

  /** Waits for the baton; called by this thread itself. */
  void awaitBaton() {
    baton.await();
  }

  /** Ends the thread after its current actor. */
  void endThread() {
    ending = true;
    passBaton();
  }

  boolean isInterruptPending() {
    return baton.isInterrupted(this);
  }

  /** Returns the actor of this execution that the calling thread runs; null if there is none. */
  static @Nullable Actor actorOf(ControlledRun run) {
    if (Thread.currentThread() instanceof ActorThread thread) {
      Actor actor = thread.actor;
      return actor != null && actor.isOf(run) ? actor : null;
    }
    return null;
  }

  @Override
  public void run() {
    while (!ending) {
      awaitBaton();
      Thread.interrupted(); // came too late for the previous actor
      Actor next = actor;
      if (!ending && next != null) {
        next.runBody();
      }
    }
  }
}

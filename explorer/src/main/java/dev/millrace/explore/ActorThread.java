package dev.millrace.explore;

import org.jspecify.annotations.Nullable;

/**
 * A thread that plays actors, one after the other, whenever it has the baton.
 *
 * <p>Whom it plays is written before the baton is given to it, and read by the thread after it has
 * received it; likewise that it is dismissed.
 */
final class ActorThread extends Thread {

  private final Baton baton = new Baton();
  private @Nullable Actor actor;
  private volatile boolean dismissed;

  ActorThread() {
    super("actor");
    setDaemon(true); // one that is stuck must not keep a program from ending
  }

  /** Has it play this actor from its next baton on. */
  void cast(Actor next) {
    actor = next;
    next.playedBy(this);
    if (!getName().equals(next.name())) {
      setName(next.name());
    }
  }

  /** Gives it the baton. */
  void goOn() {
    baton.giveTo(this);
  }

  /** Waits for the baton; called by this thread itself. */
  void awaitBaton() {
    baton.await();
  }

  /** Has it end when it has played its actor to the end. */
  void dismiss() {
    dismissed = true;
    goOn();
  }

  boolean isInterruptedOrWillBe() {
    return baton.isInterrupted(this);
  }

  /** The actor of this run that the calling thread plays; null if it plays none. */
  static @Nullable Actor actorOf(Run run) {
    if (Thread.currentThread() instanceof ActorThread thread) {
      Actor actor = thread.actor;
      return actor != null && actor.playsIn(run) ? actor : null;
    }
    return null;
  }

  @Override
  public void run() {
    while (!dismissed) {
      awaitBaton();
      Thread.interrupted(); // came too late for whom it played before
      Actor next = actor;
      if (!dismissed && next != null) {
        next.act();
      }
    }
  }
}

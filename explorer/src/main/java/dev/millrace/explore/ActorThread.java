package dev.millrace.explore;

import org.jspecify.annotations.Nullable;

/**
 * A thread that runs actors one after the other, whenever it holds the token.
 *
 * <p>The actor and the stop request are written before the token is passed to the thread, and read
 * by the thread after it has received the token.
 */
final class ActorThread extends Thread {

  private final Token token = new Token();
  private @Nullable Actor actor;
  private volatile boolean stopped;

  ActorThread() {
    super("actor");
    setDaemon(true); // a stuck actor must not keep the JVM alive
  }

  /** Sets the actor to run from the next token on. */
  void assign(Actor next) {
    actor = next;
    next.assignThread(this);
    if (!getName().equals(next.name())) {
      setName(next.name());
    }
  }

  /** Passes the token to this thread. */
  void proceed() {
    token.passTo(this);
  }

  /** Waits for the token; called by this thread itself. */
  void awaitToken() {
    token.await();
  }

  /** Requests the thread to end once its actor has ended. */
  void requestStop() {
    stopped = true;
    proceed();
  }

  /** Returns whether the thread is interrupted, or will be when it receives the token. */
  boolean hasPendingInterrupt() {
    return token.isInterrupted(this);
  }

  /** Returns the scheduler's actor that runs on the calling thread, or null if there is none. */
  static @Nullable Actor actorOf(Scheduler scheduler) {
    if (Thread.currentThread() instanceof ActorThread thread) {
      Actor actor = thread.actor;
      return actor != null && actor.belongsTo(scheduler) ? actor : null;
    }
    return null;
  }

  @Override
  public void run() {
    while (!stopped) {
      awaitToken();
      Thread.interrupted(); // meant for the previous actor
      Actor next = actor;
      if (!stopped && next != null) {
        next.run();
      }
    }
  }
}

package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;

/** The threads that play the actors of one run after the other. For the exploring thread alone. */
final class Troupe implements AutoCloseable {

  /** How long to wait for threads that have nothing left to do; it is not needed. */
  private static final long GOODBYE_MILLIS = 1_000;

  private final List<ActorThread> threads = new ArrayList<>();

  void cast(List<Actor> actors) {
    while (threads.size() < actors.size()) {
      ActorThread thread = new ActorThread();
      threads.add(thread);
      thread.start();
    }
    for (Actor actor : actors) {
      threads.get(actor.index()).cast(actor);
    }
  }

  /** Interrupts those that play, to get them out of what no step told of. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Ends the threads; returns when they have ended, or are seen not to. */
  @Override
  public void close() {
    threads.forEach(ActorThread::dismiss);
    boolean interrupted = false;
    for (ActorThread thread : threads) {
      try {
        thread.join(GOODBYE_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

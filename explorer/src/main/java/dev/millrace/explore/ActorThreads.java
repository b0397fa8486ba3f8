package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads that run the actors of one execution after the other. Used by the exploring thread.
 */
final class ActorThreads implements AutoCloseable {

  /** How long to wait for the end of threads that have no more work. */
  private static final long JOIN_TIMEOUT_MILLIS = 1_000;

  private final List<ActorThread> threads = new ArrayList<>();

  void assign(List<Actor> actors) {
    while (threads.size() < actors.size()) {
      ActorThread thread = new ActorThread();
      threads.add(thread);
      thread.start();
    }
    for (Actor actor : actors) {
      threads.get(actor.index()).assign(actor);
    }
  }

  /** Interrupts all threads, for those that are blocked outside traced steps. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Ends the threads and waits for their end, up to a time-out. */
  @Override
  public void close() {
    threads.forEach(ActorThread::endThread);
    boolean interrupted = false;
    for (ActorThread thread : threads) {
      try {
        thread.join(JOIN_TIMEOUT_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

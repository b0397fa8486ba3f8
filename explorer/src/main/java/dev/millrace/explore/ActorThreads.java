package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;

/** The threads that run the actors of successive executions. Confined to the exploring thread. */
final class ActorThreads implements AutoCloseable {

  /** The time allowed for an idle thread to end. */
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

  /** Interrupts all threads, to wake actors that block outside traced steps. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Ends the threads, waiting for each up to the join timeout. */
  @Override
  public void close() {
    threads.forEach(ActorThread::requestStop);
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

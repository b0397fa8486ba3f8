package dev.millrace.sim.study;

import org.jspecify.annotations.Nullable;

/**
 * Forwards a request to stop or to abort to the work in progress, or to the work that starts later.
 * Thread-safe: guarded by its lock.
 */
final class StopSwitch {

  private @Nullable Runnable stopWork;
  private @Nullable Runnable abortWork;
  private boolean stopped;
  private boolean aborted;

  /** Sets the work in progress; it is stopped at once if a request was made before. */
  synchronized void attach(Runnable stop, Runnable abort) {
    stopWork = stop;
    abortWork = abort;
    if (aborted) {
      abort.run();
    } else if (stopped) {
      stop.run();
    }
  }

  synchronized void stop() {
    stopped = true;
    if (stopWork != null) {
      stopWork.run();
    }
  }

  synchronized void abort() {
    stopped = true;
    aborted = true;
    if (abortWork != null) {
      abortWork.run();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }
}

package dev.millrace.sim.engine.virtualtime;

import dev.millrace.sim.engine.ComponentCalls.Method;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time, which acts at its events. Not thread-safe: all workers of a run belong
 * to one thread.
 */
abstract class VirtualWorker {

  /** The neighbours in the {@link WaitQueue} that this worker is in; set by the queue. */
  @Nullable VirtualWorker previousWaiting;

  @Nullable VirtualWorker nextWaiting;

  private final String name;
  private final int number;
  private final int stampNumber;
  private final AutoCloseable component;
  final VirtualRun run;
  private boolean ended;

  /**
   * Creates a worker whose first event is at the start of the run.
   *
   * @param number its number in the event list: of simultaneous events the lowest number is first
   */
  VirtualWorker(String name, int number, AutoCloseable component, VirtualRun run) {
    this.name = name;
    this.number = number;
    this.component = component;
    this.run = run;
    this.stampNumber = run.stamp.add(name, null);
    run.events.set(number, 0);
  }

  /** Handles its event and sets the next one; an exception ends the worker and fails the run. */
  abstract void act(long now) throws Throwable;

  /** Abandons what it holds and ends: the run is cancelled. */
  abstract void cancel(long now);

  /** Describes what it waits for, for the report of a deadlock. */
  abstract String describe();

  /** Sets the time of its next event. */
  final void actAt(long time) {
    run.events.set(number, time);
  }

  /** Leaves it without a next event until another worker sets one. */
  final void sleep() {
    run.events.set(number, EventList.NEVER);
  }

  /** Stamps log lines with this worker and the time of the run. */
  final void stampLogs(long now) {
    run.stamp.workerIs(stampNumber, now);
  }

  /** Handles an exception thrown by {@link #act}. */
  final void fail(Throwable cause, long now) {
    if (!(cause instanceof InterruptedException && run.isOverAt(now))) {
      run.fail(name, cause, now);
    }
    cancel(now);
  }

  /** Closes its component and acts no more; has no effect if it has ended. */
  void end(long now) {
    if (ended) {
      return;
    }
    ended = true;
    sleep();
    stampLogs(now);
    boolean unused = Thread.interrupted(); // what ended a stuck call must not end the closing
    run.calls.enter(Method.CLOSE);
    try {
      component.close();
      run.calls.exit();
    } catch (Throwable t) {
      run.calls.exit();
      run.fail(name, t, now);
    }
  }

  /** Returns its component, for an engine that closes what a stuck run left open. */
  final AutoCloseable component() {
    return component;
  }

  final boolean hasEnded() {
    return ended;
  }

  final String name() {
    return name;
  }
}

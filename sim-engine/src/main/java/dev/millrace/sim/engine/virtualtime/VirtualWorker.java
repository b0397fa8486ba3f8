package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Clock;
import dev.millrace.sim.engine.LogStamp;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time: something that acts at the times that its agenda says. Not thread-safe:
 * all workers of a run belong to one thread.
 */
abstract class VirtualWorker {

  /** The neighbours in the line where this worker waits; theirs to set. */
  @Nullable VirtualWorker ahead;

  @Nullable VirtualWorker behind;

  private final String name;
  private final int number;

  /** What the log knows it by. */
  private final int stampNumber;

  private final AutoCloseable component;
  final VirtualRun run;
  private final Agenda agenda;
  private final LogStamp stamp;
  private boolean ended;

  /**
   * Creates a worker that acts for the first time at the start of the run.
   *
   * @param number its place in the agenda: of workers that act at the same time the lowest is first
   * @param clock the time of its component; null if it has none of its own
   */
  VirtualWorker(
      String name, int number, AutoCloseable component, @Nullable Clock clock, VirtualRun run) {
    this.name = name;
    this.number = number;
    this.component = component;
    this.run = run;
    this.agenda = run.agenda;
    this.stamp = run.stamp;
    stampNumber = stamp.add(name, clock);
    agenda.set(number, 0);
  }

  /** Does what is due now, and sets when it acts next; an exception ends it and fails the run. */
  abstract void act(long now) throws Throwable;

  /** The run is cut off: gives up what it holds, and ends. */
  abstract void cutOff(long now);

  /** What it waits for, for the one who explains a deadlock. */
  abstract String describe();

  /** Acts next at this time. */
  final void actAt(long time) {
    agenda.set(number, time);
  }

  /** Acts no more until another worker has it act. */
  final void await() {
    agenda.set(number, Agenda.NEVER);
  }

  /** What is logged from now on, its component logs, by its own clock. */
  final void stampLogs() {
    stamp.workerIs(stampNumber);
  }

  /** What is logged from now on is logged while it hands a message over. */
  final void stampLogs(long now) {
    stamp.workerIs(stampNumber, now);
  }

  /** It threw while it acted: it ends, and with it what it holds. */
  final void failed(Throwable cause, long now) {
    if (!(cause instanceof InterruptedException && run.isOverAt(now))) {
      run.fail(name, cause, now);
    }
    cutOff(now);
  }

  /** Ends: closes its component and acts no more. Ending again does nothing. */
  void end(long now) {
    if (ended) {
      return;
    }
    ended = true;
    await();
    try {
      component.close();
    } catch (Throwable t) {
      run.fail(name, t, now);
    }
  }

  final boolean ended() {
    return ended;
  }

  final String name() {
    return name;
  }
}

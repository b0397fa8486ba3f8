package dev.millrace.sim.engine.virtualtime;

import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.WatchedWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state that all workers of a run in virtual time share: the time, the event list, the deadline
 * and the failures.
 *
 * <p>Not thread-safe, except for {@link #requestStop}, {@link #requestAbort} and {@link
 * #isAbortRequested}: the flags behind them are volatile and set once. They are read every few
 * dozen events, the abort flag also in each sleep. Everything else belongs to the thread of the
 * run.
 */
final class VirtualRun {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualRun.class);

  final EventList events;
  final LogStamp stamp;

  /** The calls of components. */
  final ComponentCalls calls = new ComponentCalls();

  private final long drainNanos;
  private final List<String> failures = new ArrayList<>();

  /** The time of the current event. */
  private long now;

  /** When messages that are not done are abandoned. */
  private long deadlineNanos;

  private boolean stopping;

  /** Whether producers stop: the run is stopping, or has all its messages. */
  private boolean producersStop;

  private int liveWorkers;

  /** Whether the state of the run has changed, to be handled before the next event. */
  private boolean changed = true;

  private volatile boolean stopRequested;
  private volatile boolean abortRequested;

  VirtualRun(EventList events, LogStamp stamp, long deadlineNanos, long drainNanos, int workers) {
    this.events = events;
    this.stamp = stamp;
    this.deadlineNanos = deadlineNanos;
    this.drainNanos = drainNanos;
    this.liveWorkers = workers;
  }

  void requestStop() {
    stopRequested = true;
  }

  void requestAbort() {
    abortRequested = true;
  }

  long nanos() {
    return now;
  }

  void advanceTo(long nanos) {
    now = nanos;
  }

  boolean hasChanged() {
    return changed;
  }

  void handledChanges() {
    changed = false;
  }

  /** Records that the pipeline dropped a message by itself: a producer may wait for its room. */
  void pipelineDropped() {
    changed = true;
  }

  /** Records that a producing or consuming worker has ended. */
  void workerEnded() {
    liveWorkers--;
    changed = true;
  }

  /** Records that a consuming worker takes no more messages for now. */
  void workerLeft() {
    changed = true;
  }

  boolean hasLiveWorkers() {
    return liveWorkers > 0;
  }

  boolean isStopRequested() {
    return stopRequested;
  }

  /** Fails the run: producers stop, and consumers drain the pipeline. */
  void fail(String worker, Throwable cause, long now) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("{} failed", worker, Failures.printable(cause));
    }
    fail(Failures.of(worker, cause), now);
  }

  /** Fails the run. */
  void fail(String failure, long now) {
    failures.add(failure);
    stopProducers(now);
  }

  /** Stops the producers; consumers drain the pipeline until the drain time-out. */
  void stopProducers(long now) {
    if (!stopping) {
      stopping = true;
      producersStop = true;
      changed = true;
      deadlineNanos = Math.min(deadlineNanos, Nanos.sum(now, drainNanos));
    }
  }

  /** Records that all messages of the run were produced. */
  void messagesSpent() {
    producersStop = true;
    changed = true;
  }

  /** Returns whether producers stop. */
  boolean producersStop() {
    return producersStop;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  /** Returns whether the run ends at once; if so, before the next event. */
  boolean isAborted() {
    if (abortRequested) {
      changed = true;
      return true;
    }
    return false;
  }

  /** Returns whether an immediate end was requested; by any thread. */
  boolean isAbortRequested() {
    return abortRequested;
  }

  /** Returns whether the run ends before that time. */
  boolean isOverAt(long nanos) {
    // The deadline is before EventList.NEVER.
    return nanos > deadlineNanos || isAborted();
  }

  /** Ends a sleep until that time with an exception if the run ends earlier. */
  void checkTime(long nanos) throws InterruptedException {
    if (isOverAt(nanos)) {
      throw new InterruptedException("the run ends before this sleep does");
    }
  }

  /** Describes a call that did not return: the component, the method, and where in the code. */
  String describeStuck(WatchedWork<?> work, Duration stallTimeout) {
    Method method = work.stuckMethod();
    String worker = stamp.currentName();
    String who =
        method.isOfPipeline()
            ? "the pipeline's "
            : method == Method.DECIDE ? "the overflow policy's " : worker + ": ";
    String caller = who.startsWith("the ") ? ", called by " + worker + "," : "";
    String when =
        abortRequested
            ? "did not end when interrupted"
            : "did not return within %s of real time (stall-timeout)"
                .formatted(WatchedWork.seconds(stallTimeout));
    return "stalled: %s%s%s %s%s".formatted(who, method.label(), caller, when, work.place());
  }

  List<String> failures() {
    return failures;
  }
}

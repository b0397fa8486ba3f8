package dev.millrace.sim.engine.virtualtime;

import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all workers of a run in virtual time share: the agenda, how far the run may go, and what
 * went wrong.
 *
 * <p>Not thread-safe, but for {@link #askStop} and {@link #askAbort}: the flags behind them are
 * volatile and set once. They are looked at every few dozen events, and the abort in each sleep
 * too. All else belongs to the thread that plays, which notes in {@code changed} that it has
 * something to look at before the next event.
 */
final class VirtualRun {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualRun.class);

  final Agenda agenda;
  final LogStamp stamp;
  private final long drainNanos;
  private final List<String> failures = new ArrayList<>();

  /** What is not done by then is abandoned. */
  private long deadlineNanos;

  private boolean stopping;

  /** Whether producers make no more messages: the run is stopping, or has all it is to have. */
  private boolean producersStop;

  /** How many workers have not ended. */
  private int liveProducers;

  private int liveConsumers;

  /** Whether something has happened that all workers may have to be told of. */
  private boolean changed = true;

  private volatile boolean stopAsked;
  private volatile boolean abortAsked;

  VirtualRun(
      Agenda agenda,
      LogStamp stamp,
      long deadlineNanos,
      long drainNanos,
      int producers,
      int consumers) {
    this.agenda = agenda;
    this.stamp = stamp;
    this.deadlineNanos = deadlineNanos;
    this.drainNanos = drainNanos;
    this.liveProducers = producers;
    this.liveConsumers = consumers;
  }

  void askStop() {
    stopAsked = true;
  }

  void askAbort() {
    abortAsked = true;
  }

  boolean changed() {
    return changed;
  }

  /** Whoever asked whether something has changed is about to look what. */
  void looksAtChanges() {
    changed = false;
  }

  /** The pipeline gave up a message by itself, for whose room somebody may wait. */
  void pipelineGaveUp() {
    changed = true;
  }

  void producerEnded() {
    liveProducers--;
    changed = true;
  }

  void consumerEnded() {
    liveConsumers--;
    changed = true;
  }

  int liveProducers() {
    return liveProducers;
  }

  int liveConsumers() {
    return liveConsumers;
  }

  boolean stopAsked() {
    return stopAsked;
  }

  /** The run has failed: producers stop, and consumers may drain what is there. */
  void fail(String worker, Throwable cause, long now) {
    LOG.debug("{} failed", worker, cause);
    fail(Failures.of(worker, cause), now);
  }

  /** The run has failed. */
  void fail(String failure, long now) {
    failures.add(failure);
    stopProducers(now);
  }

  /** Producers are to stop, and consumers may drain what is there. */
  void stopProducers(long now) {
    if (!stopping) {
      stopping = true;
      producersStop = true;
      changed = true;
      deadlineNanos = Math.min(deadlineNanos, Nanos.sum(now, drainNanos));
    }
  }

  /** All messages that the run is to have were made. */
  void messagesSpent() {
    producersStop = true;
    changed = true;
  }

  /** Whether producers make no more messages. */
  boolean producersStop() {
    return producersStop;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  /** Whether the run is to end at once; if so, that is looked at before the next event. */
  boolean isAborted() {
    if (abortAsked) {
      changed = true;
      return true;
    }
    return false;
  }

  /** Whether the run does not go on until that time. */
  boolean isOverAt(long nanos) {
    // The deadline is before Agenda.NEVER.
    return nanos > deadlineNanos || isAborted();
  }

  /** Throws if the run does not go on until that time: what a sleep that long ends in. */
  void checkTime(long nanos) throws InterruptedException {
    if (isOverAt(nanos)) {
      throw new InterruptedException("the run ends before this sleep does");
    }
  }

  List<String> failures() {
    return failures;
  }
}

package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;

/** Passes each event on to two recorders. */
record RecorderPair(MessageRecorder first, MessageRecorder second) implements MessageRecorder {

  @Override
  public void offered(Message message) {
    first.offered(message);
    second.offered(message);
  }

  @Override
  public void blocked(long fromNanos, long toNanos) {
    first.blocked(fromNanos, toNanos);
    second.blocked(fromNanos, toNanos);
  }

  @Override
  public void busy(long fromNanos, long toNanos) {
    first.busy(fromNanos, toNanos);
    second.busy(fromNanos, toNanos);
  }

  @Override
  public void queueLength(int length, long nowNanos) {
    first.queueLength(length, nowNanos);
    second.queueLength(length, nowNanos);
  }

  @Override
  public void queueSeen(int length, long nowNanos) {
    first.queueSeen(length, nowNanos);
    second.queueSeen(length, nowNanos);
  }

  @Override
  public void dropped(Message message, String reason, long nowNanos) {
    first.dropped(message, reason, nowNanos);
    second.dropped(message, reason, nowNanos);
  }

  @Override
  public void completed(Message message, Outcome outcome, long startedNanos, long nowNanos) {
    first.completed(message, outcome, startedNanos, nowNanos);
    second.completed(message, outcome, startedNanos, nowNanos);
  }
}

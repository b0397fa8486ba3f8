package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import java.util.Locale;

/** Passes each message on to a log when it has reached its outcome. */
record LogRecorder(MessageLog log) implements MessageRecorder {

  @Override
  public void dropped(Message message, String reason, long nowNanos) {
    log.ended(message, MessageLog.NEVER, nowNanos, reason);
  }

  @Override
  public void completed(Message message, Outcome outcome, long startedNanos, long nowNanos) {
    log.ended(message, startedNanos, nowNanos, outcome.name().toLowerCase(Locale.ROOT));
  }
}

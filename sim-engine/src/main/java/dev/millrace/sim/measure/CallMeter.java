package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.function.IntSupplier;

/**
 * Counts the batches of one storing worker, and the attempts that its messages took, of messages
 * that were delivered or failed.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class CallMeter implements MessageObserver {

  private final String worker;
  private final WarmUp warmUp;
  private final IntSupplier attemptsOfLast;
  private int inCall;
  private long batches;
  private long messages;
  private long attempts;
  private int largest;

  /**
   * Creates a meter.
   *
   * @param attemptsOfLast the attempts that the last batch took
   */
  public CallMeter(String worker, WarmUp warmUp, IntSupplier attemptsOfLast) {
    this.worker = worker;
    this.warmUp = warmUp;
    this.attemptsOfLast = attemptsOfLast;
  }

  @Override
  public void started() {
    inCall = 0;
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    if (outcome != Outcome.ABANDONED && warmUp.counts(message.dueNanos())) {
      inCall++;
      batches += inCall == 1 ? 1 : 0;
      messages++;
      attempts += attemptsOfLast.getAsInt();
      largest = Math.max(largest, inCall);
    }
  }

  String worker() {
    return worker;
  }

  StoredCalls calls() {
    return new StoredCalls(batches, messages, attempts, largest);
  }
}

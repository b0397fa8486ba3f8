package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one worker has processed and not yet handed on, as messages of the next stage.
 *
 * <p>Not thread-safe: for the worker's thread.
 */
public final class ProcessedMessages implements MessageObserver {

  private final String worker;
  private final LongSupplier clock;
  private final Queue<Message> messages = new ArrayDeque<>();
  private long startedNanos;
  private long sequence;

  /**
   * Creates an empty collection.
   *
   * @param clock the time of the run in nanoseconds
   */
  public ProcessedMessages(String worker, LongSupplier clock) {
    this.worker = worker;
    this.clock = clock;
  }

  @Override
  public void started() {
    startedNanos = clock.getAsLong();
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    if (outcome == Outcome.DELIVERED) {
      messages.add(Journey.next(message, worker, sequence++, startedNanos, clock.getAsLong()));
    }
  }

  /** Removes and returns the next message to hand on; null if there is none. */
  public @Nullable Message poll() {
    return messages.poll();
  }
}

package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.measure.WarmUp;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The messages of a run that the pipeline gave up by itself: entered in the ledger, and counted.
 *
 * <p>Thread-safe: the ledger's lock guards its entries, the counts are atomic, and the flag is
 * volatile. Who reads the counts after the end of a thread, sees all that the thread has dropped.
 */
public final class PipelineDrops {

  private final Ledger ledger;
  private final WarmUp warmUp;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong counted = new AtomicLong();
  private volatile boolean over;

  /** No messages yet. */
  public PipelineDrops(Ledger ledger, WarmUp warmUp) {
    this.ledger = ledger;
    this.warmUp = warmUp;
  }

  /** The pipeline gives up a message. */
  public void dropped(Message message, String reason) {
    if (over) {
      ledger.left(message);
      return;
    }
    ledger.dropped(message, reason);
    if (warmUp.counts(message.dueNanos())) {
      counted.incrementAndGet();
    }
    count.incrementAndGet();
  }

  /** The run is over: what the pipeline gives up while it is emptied was left inside. */
  public void runIsOver() {
    over = true;
  }

  /** How many there were. */
  public long count() {
    return count.get();
  }

  /** How many there were that were due after the warm-up. */
  public long counted() {
    return counted.get();
  }
}

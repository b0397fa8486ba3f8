package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.RunRecorder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that the pipeline dropped by itself: entered in the ledger, and counted.
 *
 * <p>Thread-safe: the ledger's lock guards its entries, the counts are atomic, and the flag is
 * volatile.
 */
public final class PipelineDrops {

  private final Ledger ledger;
  private final WarmUp warmUp;
  private final MessageObserver outcomes;
  private final AtomicLong count = new AtomicLong();
  private final MessageGroups groups;
  private final AtomicLongArray counted;
  private final @Nullable RunRecorder recorder;
  private final LongSupplier clock;
  private volatile boolean over;

  /**
   * Creates an empty count.
   *
   * @param groups the groups by which drops are counted
   * @param outcomes is notified of each drop during the run
   */
  public PipelineDrops(
      Ledger ledger, WarmUp warmUp, MessageGroups groups, MessageObserver outcomes) {
    this(ledger, warmUp, groups, outcomes, null, () -> 0);
  }

  /**
   * Creates an empty count.
   *
   * @param recorder receives the drops, and the messages that the run leaves; null for none
   * @param clock the time of the run in nanoseconds, for the recorder; for any thread
   */
  public PipelineDrops(
      Ledger ledger,
      WarmUp warmUp,
      MessageGroups groups,
      MessageObserver outcomes,
      @Nullable RunRecorder recorder,
      LongSupplier clock) {
    this.recorder = recorder;
    this.clock = clock;
    this.ledger = ledger;
    this.warmUp = warmUp;
    this.groups = groups;
    this.counted = new AtomicLongArray(groups.size());
    this.outcomes = outcomes;
  }

  /** Records that the pipeline drops a message. */
  public void dropped(Message message, String reason) {
    if (over) {
      undrained(message);
      return;
    }
    ledger.dropped(message, reason);
    if (warmUp.counts(message.dueNanos())) {
      counted.incrementAndGet(groups.indexOf(message.producer()));
    }
    count.incrementAndGet();
    if (recorder != null) {
      recorder.dropped(message, reason, clock.getAsLong());
    }
    outcomes.dropped(message, reason);
  }

  /** Ends the run: messages that the pipeline drops while it is emptied count as undrained. */
  public void endRun() {
    over = true;
  }

  /**
   * Ends the run, and takes what is left in the pipeline: each message counts as undrained.
   *
   * @param poll polls the pipeline
   */
  public void endRun(Supplier<@Nullable Message> poll) {
    endRun();
    // A correct pipeline holds at most what was offered; an incorrect one may never run dry.
    for (long left = ledger.offered() + 1; left > 0; left--) {
      Message message = poll.get();
      if (message == null) {
        return;
      }
      undrained(message);
    }
  }

  /** Records that a message was in the pipeline when the run ended. */
  public void undrained(Message message) {
    ledger.undrained(message);
    if (recorder != null) {
      recorder.undrained(message, clock.getAsLong());
    }
  }

  /** Returns how many messages were dropped. */
  public long count() {
    return count.get();
  }

  /** Returns how many of them were due after the warm-up, by part of the groups. */
  public long[] counted() {
    return IntStream.range(0, counted.length()).mapToLong(counted::get).toArray();
  }
}

package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import dev.millrace.ledger.Journal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A real-time context that records drops in the journal of the calling worker. Thread-safe: each
 * worker accesses its own journal only.
 */
final class LoadContext implements PipelineContext {

  private final long start = System.nanoTime();
  private final int producers;
  private final int consumers;
  private final ThreadLocal<@Nullable Journal> journal = new ThreadLocal<>();

  LoadContext(int producers, int consumers) {
    this.producers = producers;
    this.consumers = consumers;
  }

  /** Sets the journal of the calling thread. */
  void enter(Journal own) {
    journal.set(own);
  }

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  @Override
  public int producers() {
    return producers;
  }

  @Override
  public List<String> producerNames() {
    return IntStream.range(0, producers).mapToObj(i -> "p" + i).toList();
  }

  @Override
  public int consumers() {
    return consumers;
  }

  @Override
  public void dropped(Message message, String reason) {
    Journal own = journal.get();
    if (own != null) {
      own.evicted(message, reason);
    }
  }
}

package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The context of a pipeline under test: time is set by hand, and drops are recorded. Thread-safe.
 */
public final class ManualContext implements PipelineContext {

  /** A message dropped by the pipeline. */
  public record Drop(Message message, String reason) {}

  private final List<String> producerNames;
  private final int consumers;
  private final AtomicLong now = new AtomicLong();
  private final ConcurrentLinkedQueue<Drop> drops = new ConcurrentLinkedQueue<>();

  /** Creates a context with one worker on each side. */
  public ManualContext() {
    this(List.of("p-1"), 1);
  }

  /** Creates a context with the given workers. */
  public ManualContext(List<String> producerNames, int consumers) {
    this.producerNames = List.copyOf(producerNames);
    this.consumers = consumers;
  }

  /** Sets the current time. */
  public void setNanos(long nanos) {
    now.set(nanos);
  }

  /** Returns the drops so far, in order. */
  public List<Drop> drops() {
    return List.copyOf(drops);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public int producers() {
    return producerNames.size();
  }

  @Override
  public int consumers() {
    return consumers;
  }

  @Override
  public List<String> producerNames() {
    return producerNames;
  }

  @Override
  public void dropped(Message message, String reason) {
    drops.add(new Drop(requireNonNull(message), requireNonNull(reason)));
  }
}

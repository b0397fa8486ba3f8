package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The run of a pipeline under test: its time is set by hand, and drops are kept. Thread-safe. */
public final class ManualContext implements PipelineContext {

  /** A message that the pipeline gave up. */
  public record Drop(Message message, String reason) {}

  private final List<String> producerNames;
  private final int consumers;
  private final AtomicLong now = new AtomicLong();
  private final ConcurrentLinkedQueue<Drop> drops = new ConcurrentLinkedQueue<>();

  /** A run with one worker on either side. */
  public ManualContext() {
    this(List.of("p-1"), 1);
  }

  /** A run with these workers. */
  public ManualContext(List<String> producerNames, int consumers) {
    this.producerNames = List.copyOf(producerNames);
    this.consumers = consumers;
  }

  /** From now on it is this late. */
  public void setNanos(long nanos) {
    now.set(nanos);
  }

  /** What was given up until now, in order. */
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

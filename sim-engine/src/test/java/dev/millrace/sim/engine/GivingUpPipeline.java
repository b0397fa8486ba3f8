package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import dev.millrace.fixtures.MonitorPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that gives up some of its messages when somebody looks for one, and notes when it was
 * called, if anything was inside.
 */
public final class GivingUpPipeline extends MonitorPipeline {

  /** When messages came in and went out, in nanoseconds as its context told. */
  public final List<Long> times = new ArrayList<>();

  private final PipelineContext context;
  private final Predicate<Message> givesUp;

  public GivingUpPipeline(int capacity, PipelineContext context, Predicate<Message> givesUp) {
    super(capacity);
    this.context = context;
    this.givesUp = givesUp;
  }

  @Override
  protected void store(Message message) {
    times.add(context.nanos());
    super.store(message);
  }

  @Override
  public synchronized @Nullable Message poll() {
    while (!messages.isEmpty() && givesUp.test(messages.element())) {
      context.dropped(messages.remove(), "tired");
      notifyAll();
    }
    if (messages.isEmpty()) {
      // Waiting takers that woke each other here would let nobody else in.
      return null;
    }
    times.add(context.nanos());
    return super.poll();
  }

  @Override
  public synchronized @Nullable Message take() throws InterruptedException {
    Message message = poll();
    while (message == null && !closed) {
      wait();
      message = poll();
    }
    return message;
  }
}

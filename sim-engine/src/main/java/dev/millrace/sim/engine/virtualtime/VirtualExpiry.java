package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ExpiredMessages;
import dev.millrace.sim.engine.RunContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes expired messages from the pipeline at the first nanosecond after their deadlines. It acts
 * as a worker, after the others at that time, but the run does not wait for it to end.
 *
 * <p>It observes the messages that producers put.
 */
final class VirtualExpiry extends VirtualWorker implements MessageObserver {

  private final ExpiredMessages expired;
  private final VirtualPipeline pipeline;
  private final RunContext.Connection connection;

  /**
   * The earliest deadline of the messages inside, or an earlier one of a message that was taken.
   */
  private long nextNanos = Message.NO_DEADLINE;

  /** Returns the worker; null without messages to remove. */
  static @Nullable VirtualExpiry of(
      @Nullable ExpiredMessages expired,
      int number,
      VirtualPipeline pipeline,
      RunContext.Connection connection,
      VirtualRun run) {
    return expired == null ? null : new VirtualExpiry(expired, number, pipeline, connection, run);
  }

  private VirtualExpiry(
      ExpiredMessages expired,
      int number,
      VirtualPipeline pipeline,
      RunContext.Connection connection,
      VirtualRun run) {
    super("expiry", number, () -> {}, run);
    this.expired = expired;
    this.pipeline = pipeline;
    this.connection = connection;
    sleep();
  }

  @Override
  public void accepted(Message message) {
    if (message.deadlineNanos() < nextNanos) {
      expect(message.deadlineNanos());
    }
  }

  @Override
  void act(long now) {
    stampLogs(now);
    nextNanos = Message.NO_DEADLINE;
    run.calls.enter(Method.REMOVE);
    List<Message> removed = expired.removeAt(now);
    run.calls.exit();
    removed.forEach(message -> connection.dropped(message, Ledger.EXPIRED));
    pipeline.settleAfterDrops(now);
    // A producer that was let in may have put a message that expires still earlier.
    expect(Math.min(nextNanos, expired.earliestNanos()));
  }

  private void expect(long deadlineNanos) {
    nextNanos = deadlineNanos;
    actAt(deadlineNanos == Message.NO_DEADLINE ? EventList.NEVER : deadlineNanos + 1);
  }

  @Override
  void cancel(long now) {
    end(now);
  }

  @Override
  String describe() {
    return name();
  }
}

package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes messages that expire at once from the pipeline. Called by one thread; the pipeline may be
 * used by others meanwhile.
 */
public final class ExpiredMessages {

  private final RemovingPipeline<Message> pipeline;
  private final Set<String> producers;
  private long earliestNanos;

  private ExpiredMessages(RemovingPipeline<Message> pipeline, Set<String> producers) {
    this.pipeline = pipeline;
    this.producers = producers;
  }

  /**
   * Returns the remover of a simulation; null if no producer has messages that expire at once, or
   * the pipeline cannot remove any: it contains none, or they are dropped when they are taken.
   */
  public static @Nullable ExpiredMessages of(Simulation simulation) {
    Set<String> producers =
        simulation.producers().stream()
            .filter(ProducerSpec::expiresAtOnce)
            .map(ProducerSpec::name)
            .collect(Collectors.toCollection(HashSet::new));
    return !producers.isEmpty()
            && simulation.pipeline() instanceof RemovingPipeline<Message> removing
        ? new ExpiredMessages(removing, producers)
        : null;
  }

  /** Removes and returns the messages that have expired at a time. */
  public List<Message> removeAt(long nanos) {
    earliestNanos = Message.NO_DEADLINE;
    return pipeline.removeIf(message -> isExpired(message, nanos));
  }

  /**
   * Returns the earliest deadline of the messages that the last removal left inside; {@link
   * Message#NO_DEADLINE} if there are none.
   */
  public long earliestNanos() {
    return earliestNanos;
  }

  private boolean isExpired(Message message, long nowNanos) {
    if (!producers.contains(message.producer())) {
      return false;
    }
    if (message.isExpiredAt(nowNanos)) {
      return true;
    }
    earliestNanos = Math.min(earliestNanos, message.deadlineNanos());
    return false;
  }
}

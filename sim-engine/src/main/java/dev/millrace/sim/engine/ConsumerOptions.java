package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of a group of consumers: one worker, single messages, no retry, unless set. */
public final class ConsumerOptions {

  int count = 1;
  Retry retry = new Retry(1, Duration.ZERO, Duration.ZERO);
  Batch batch = Batch.SINGLE;
  RateLimit limit = RateLimit.NONE;
  private List<Scaling.Step> steps = List.of();
  private Scaling.@Nullable Rule rule;

  ConsumerOptions() {}

  /** Sets the number of workers; at least 1. */
  public ConsumerOptions count(int workers) {
    count = atLeastOne("count", workers);
    return this;
  }

  /** Sets the number of attempts to store a message, without a delay between them. */
  public ConsumerOptions retry(int attempts) {
    return retry(new Retry(atLeastOne("attempts", attempts), Duration.ZERO, Duration.ZERO));
  }

  /** Sets how often and when a failed attempt is repeated. */
  public ConsumerOptions retry(Retry retry) {
    this.retry = requireNonNull(retry, "retry");
    return this;
  }

  /** Sets the size of batches and how long a worker waits for one to fill. */
  public ConsumerOptions batch(int size, Duration linger) {
    batch = new Batch(atLeastOne("size", size), linger);
    return this;
  }

  /** Limits the attempts of the group's workers by a token bucket, which is full at the start. */
  public ConsumerOptions limit(double perSecond, double burst) {
    limit = RateLimit.of(perSecond, burst);
    return this;
  }

  /** Changes the number of workers at given times, in their order. */
  public ConsumerOptions scaleAt(Scaling.Step... changes) {
    steps = List.of(changes);
    return this;
  }

  /** Changes the number of workers by the length of the queue. */
  public ConsumerOptions scale(Scaling.Rule byQueueLength) {
    rule = requireNonNull(byQueueLength, "byQueueLength");
    return this;
  }

  /** Returns the changes of the number of workers; null if there are none. */
  @Nullable Scaling scaling() {
    return rule == null && steps.isEmpty() ? null : new Scaling(count, steps, rule);
  }

  /** Returns the greatest number of workers. */
  int workers() {
    Scaling scaling = scaling();
    return scaling == null ? count : scaling.max();
  }

  static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; allowed: at least 1");
    }
    return value;
  }
}

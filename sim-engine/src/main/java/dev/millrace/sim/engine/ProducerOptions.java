package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.DurationDistribution;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The options of a group of producers: one worker, open arrivals, no deadline, unless set. */
public final class ProducerOptions {

  int count = 1;
  Arrivals arrivals = Arrivals.OPEN;
  @Nullable DurationDistribution deadline;
  Expiry expiry = Expiry.WHEN_TAKEN;
  RateLimit limit = RateLimit.NONE;

  ProducerOptions() {}

  /** Sets the number of workers; at least 1. */
  public ProducerOptions count(int workers) {
    count = ConsumerOptions.atLeastOne("count", workers);
    return this;
  }

  /** Sets when the gap to the next message starts. */
  public ProducerOptions arrivals(Arrivals arrivals) {
    this.arrivals = requireNonNull(arrivals, "arrivals");
    return this;
  }

  /** Sets the longest time from due to taken, at least 0, after which messages are dropped. */
  public ProducerOptions deadline(Duration afterDue) {
    if (afterDue.isNegative()) {
      throw new IllegalArgumentException(
          "deadline is %s; allowed: at least 0s".formatted(afterDue));
    }
    return deadline(DurationDistribution.fixed(afterDue));
  }

  /** Sets the distribution of that time, which is drawn for each message. */
  public ProducerOptions deadline(DurationDistribution afterDue) {
    deadline = requireNonNull(afterDue, "afterDue");
    return this;
  }

  /**
   * Sets the moment at which messages are dropped whose deadline has passed. At once needs a {@link
   * dev.millrace.api.RemovingPipeline}, or one of capacity 0.
   */
  public ProducerOptions expiry(Expiry expiry) {
    this.expiry = requireNonNull(expiry, "expiry");
    return this;
  }

  /** Limits the puts of the group's workers by a token bucket, which is full at the start. */
  public ProducerOptions limit(double perSecond, double burst) {
    limit = RateLimit.of(perSecond, burst);
    return this;
  }
}

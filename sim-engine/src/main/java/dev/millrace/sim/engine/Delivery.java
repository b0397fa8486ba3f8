package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.measure.CallMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's attempts to store a message or a batch: retries after an exponential back-off with
 * full jitter, until the attempts or their time are used up.
 *
 * <p>The delay before attempt n + 1 is drawn uniformly from 0 to delay · 2ⁿ⁻¹, at most the maximum
 * delay (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * <p>Not thread-safe: one for each worker; the last failure is read after the worker has ended.
 */
public final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Consumer consumer;
  private final ConsumerSpec spec;
  private final @Nullable MessageDraws draws;
  private final long maxElapsedNanos;
  private final @Nullable TokenBucket limit;
  private int failedAttempts;
  private int attemptsOfLast;

  /** The beginning of the first attempt, if the time of all is limited. */
  private long firstNanos;

  /** The delay before the next attempt. */
  private long backoffNanos;

  private @Nullable LastFailure lastFailure;

  /**
   * When and why the attempts for a message were used up.
   *
   * @param nanos the time since the start of the run
   * @param reason described by the worker's thread, since the exception is component code
   */
  public record LastFailure(long nanos, String reason) {}

  /** Creates the attempts of one worker. */
  public Delivery(ConsumerSpec spec) {
    this.consumer = ContextLoader.around(spec.consumer());
    this.spec = spec;
    this.limit = spec.limit();
    this.draws = spec.draws();
    Duration maxElapsed = spec.retry().maxElapsed();
    this.maxElapsedNanos = maxElapsed == null ? Long.MAX_VALUE : maxElapsed.toNanos();
  }

  /**
   * Stores the batch, or gives up after the last attempt; sleeps between attempts.
   *
   * @return {@link Outcome#DELIVERED} or {@link Outcome#FAILED}
   * @throws InterruptedException if the worker is to stop
   */
  public Outcome deliver(List<Message> batch, Clock clock) throws InterruptedException {
    Outcome outcome = attempt(batch, clock);
    while (outcome == null) {
      clock.sleepNanos(backoffNanos());
      outcome = attempt(batch, clock);
    }
    return outcome;
  }

  /**
   * Makes one attempt.
   *
   * @return {@link Outcome#DELIVERED}, {@link Outcome#FAILED} if it was the last, or null if
   *     another follows after {@link #backoffNanos()}
   * @throws InterruptedException if the worker is to stop
   */
  public @Nullable Outcome attempt(List<Message> batch, Clock clock) throws InterruptedException {
    if (batch.size() == 1) {
      return attempt(batch.get(0), clock);
    }
    begin(batch.get(0), batch.size(), clock);
    try {
      consumer.acceptAll(batch, clock);
    } catch (Exception e) {
      return failed(batch.get(0), batch.size(), clock, e);
    }
    return stored();
  }

  /** Makes one attempt to store a single message; as {@link #attempt(List, Clock)}. */
  public @Nullable Outcome attempt(Message message, Clock clock) throws InterruptedException {
    begin(message, 1, clock);
    try {
      consumer.accept(message, clock);
    } catch (Exception e) {
      return failed(message, 1, clock, e);
    }
    return stored();
  }

  /** Begins an attempt, when the limit lets it. */
  private void begin(Message first, int messages, Clock clock) throws InterruptedException {
    if (limit != null) {
      clock.sleepUntilNanos(limit.reserve(clock.nanos(), messages));
    }
    if (draws != null) {
      draws.begin(first, failedAttempts + 1);
    }
    if (maxElapsedNanos < Long.MAX_VALUE && failedAttempts == 0) {
      firstNanos = clock.nanos();
    }
  }

  private Outcome stored() {
    attemptsOfLast = failedAttempts + 1;
    failedAttempts = 0;
    return Outcome.DELIVERED;
  }

  private @Nullable Outcome failed(Message first, int messages, Clock clock, Exception e)
      throws InterruptedException {
    if (e instanceof InterruptedException interrupt) {
      failedAttempts = 0;
      throw interrupt;
    }
    failedAttempts++;
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "attempt {} to store {}{} failed: {}",
          failedAttempts,
          first.id(),
          messages == 1 ? "" : " and " + (messages - 1) + " more",
          Failures.text(e));
    }
    if (failedAttempts < spec.retry().attempts()) {
      backoffNanos = drawBackoff();
      if (maxElapsedNanos == Long.MAX_VALUE
          || Nanos.sum(clock.nanos(), backoffNanos) - firstNanos <= maxElapsedNanos) {
        return null;
      }
    }
    attemptsOfLast = failedAttempts;
    failedAttempts = 0;
    lastFailure = new LastFailure(clock.nanos(), Failures.reason(e));
    return Outcome.FAILED;
  }

  /** Returns the delay before the next attempt. */
  public long backoffNanos() {
    return backoffNanos;
  }

  /**
   * Returns the meter of batches and attempts; null if each message is stored in one attempt and by
   * itself.
   */
  public @Nullable CallMeter newMeter(WarmUp warmUp) {
    return spec.batch().size() == 1 && spec.retry().attempts() == 1
        ? null
        : new CallMeter(spec.name(), warmUp, () -> attemptsOfLast);
  }

  private long drawBackoff() {
    Retry retry = spec.retry();
    double doubled = Math.scalb((double) retry.delay().toNanos(), failedAttempts - 1);
    double bound = Math.min((double) retry.maxDelay().toNanos(), doubled);
    return (long) (spec.jitter().nextDouble() * bound);
  }

  /** Returns the last message that failed; null if none did. */
  public @Nullable LastFailure lastFailure() {
    return lastFailure;
  }
}

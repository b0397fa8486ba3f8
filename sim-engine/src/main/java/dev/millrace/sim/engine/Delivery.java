package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts to store a message or a batch: tries again after an exponential back-off with full
 * jitter, until the attempts are used up.
 *
 * <p>The delay before attempt n + 1 is drawn uniformly from 0 to delay · 2ⁿ⁻¹, at most the maximal
 * delay (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Not
 * thread-safe: one a worker; the last failure is read after the worker has ended.
 */
public final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final ConsumerSeat seat;
  private final Consumer consumer;

  /** How often the message or batch at hand could not be stored. */
  private int attempts;

  private @Nullable LastFailure lastFailure;

  /**
   * When and why the attempts for a message were used up.
   *
   * @param nanos when, since the start of the run
   */
  public record LastFailure(long nanos, Exception cause) {}

  /** Creates the attempts of one worker. */
  public Delivery(ConsumerSeat seat) {
    this.seat = seat;
    this.consumer = seat.consumer();
  }

  /**
   * Stores the batch, or gives it up, sleeping between the attempts.
   *
   * @return {@link Outcome#DELIVERED} or {@link Outcome#FAILED}
   * @throws InterruptedException when the worker is told to stop
   */
  public Outcome deliver(List<Message> batch, Clock clock) throws InterruptedException {
    Outcome outcome = attempt(batch, clock);
    while (outcome == null) {
      clock.sleepNanos(backoffNanos());
      outcome = attempt(batch, clock);
    }
    return outcome;
  }

  /** Stores a message, or gives it up; as for {@link #deliver(List, Clock)}. */
  public Outcome deliver(Message message, Clock clock) throws InterruptedException {
    try {
      consumer.accept(message, clock);
      return Outcome.DELIVERED;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return again(message, clock, failed(message, 1, clock, e));
    }
  }

  private Outcome again(Message message, Clock clock, @Nullable Outcome first)
      throws InterruptedException {
    Outcome outcome = first;
    while (outcome == null) {
      clock.sleepNanos(backoffNanos());
      outcome = attempt(message, clock);
    }
    return outcome;
  }

  /**
   * Makes one attempt.
   *
   * @return {@link Outcome#DELIVERED}, {@link Outcome#FAILED} if it was the last, or null if
   *     another is to be made after {@link #backoffNanos()}
   * @throws InterruptedException when the worker is told to stop
   */
  public @Nullable Outcome attempt(List<Message> batch, Clock clock) throws InterruptedException {
    if (batch.size() == 1) {
      return attempt(batch.get(0), clock);
    }
    try {
      consumer.acceptAll(batch, clock);
    } catch (InterruptedException e) {
      attempts = 0;
      throw e;
    } catch (Exception e) {
      return failed(batch.get(0), batch.size(), clock, e);
    }
    return stored();
  }

  /** Makes one attempt to store a single message; as for {@link #attempt(List, Clock)}. */
  public @Nullable Outcome attempt(Message message, Clock clock) throws InterruptedException {
    try {
      consumer.accept(message, clock);
    } catch (InterruptedException e) {
      attempts = 0;
      throw e;
    } catch (Exception e) {
      return failed(message, 1, clock, e);
    }
    return stored();
  }

  private Outcome stored() {
    if (attempts > 0) {
      attempts = 0;
    }
    return Outcome.DELIVERED;
  }

  private @Nullable Outcome failed(Message first, int messages, Clock clock, Exception e) {
    attempts++;
    LOG.debug(
        "attempt {} to store {}{} failed: {}",
        attempts,
        first.id(),
        messages == 1 ? "" : " and " + (messages - 1) + " more",
        e.toString());
    if (attempts < seat.retry().attempts()) {
      return null;
    }
    attempts = 0;
    lastFailure = new LastFailure(clock.nanos(), e);
    return Outcome.FAILED;
  }

  /** Draws how long to wait before the next attempt. */
  public long backoffNanos() {
    Retry retry = seat.retry();
    double doubled = Math.scalb((double) retry.delay().toNanos(), attempts - 1);
    double bound = Math.min((double) retry.maxDelay().toNanos(), doubled);
    return (long) (seat.jitter().nextDouble() * bound);
  }

  /** The last message that failed, or null when none did. */
  public @Nullable LastFailure lastFailure() {
    return lastFailure;
  }
}

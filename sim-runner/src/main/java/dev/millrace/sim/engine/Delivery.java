package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.ledger.Outcome;
import dev.millrace.sim.scenario.Retry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts to store a message: tries again after an exponential back-off with full jitter,
 * until the attempts are used up.
 *
 * <p>The delay before attempt n + 1 is drawn uniformly from 0 to delay · 2ⁿ⁻¹, at most the maximal
 * delay (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Not
 * thread-safe: one a worker; the last failure is read after the worker has ended.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final ConsumerSeat seat;
  private @Nullable LastFailure lastFailure;

  /** When and why the attempts for a message were used up. */
  record LastFailure(long nanos, Exception cause) {}

  Delivery(ConsumerSeat seat) {
    this.seat = seat;
  }

  /**
   * Stores the message, or gives it up.
   *
   * @return {@link Outcome#DELIVERED} or {@link Outcome#FAILED}
   * @throws InterruptedException when the worker is told to stop
   */
  Outcome deliver(Message message, Clock clock) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        seat.consumer().accept(message, clock);
        return Outcome.DELIVERED;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        LOG.debug("attempt {} to store {} failed: {}", attempt, message.id(), e.toString());
        if (attempt >= seat.retry().attempts()) {
          lastFailure = new LastFailure(clock.nanos(), e);
          return Outcome.FAILED;
        }
      }
      clock.sleepNanos(backoffNanos(attempt));
    }
  }

  /** The last message that failed, or null when none did. */
  @Nullable LastFailure lastFailure() {
    return lastFailure;
  }

  private long backoffNanos(int attempt) {
    Retry retry = seat.retry();
    double doubled = Math.scalb((double) retry.delay().toNanos(), attempt - 1);
    double bound = Math.min((double) retry.maxDelay().toNanos(), doubled);
    return (long) (seat.jitter().nextDouble() * bound);
  }
}

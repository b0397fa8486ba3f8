package dev.millrace.sim.engine;

import dev.millrace.api.Arrival;
import dev.millrace.api.Demand;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generates the messages of one worker and keeps their schedule, for any engine.
 *
 * <p>With open arrivals a message is due one gap after the previous due time, whether or not the
 * pipeline was ready. With closed arrivals the gap starts when the previous put returned, or when
 * the previous message has reached its outcome.
 *
 * <p>Not thread-safe: used by the worker's thread alone, except for {@link #settled}.
 */
public final class MessageGenerator {

  private static final Logger LOG = LoggerFactory.getLogger(MessageGenerator.class);

  private static final long UNKNOWN = -1;

  private final String worker;
  private final Producer producer;
  private final boolean log;
  private final boolean closed;
  private final boolean untilDone;
  private final MessageBudget budget;
  private final long horizonNanos;
  private final LongSupplier clock;
  private final @Nullable LongSupplier waitLimits;
  private final @Nullable TokenBucket limit;
  private @Nullable Object body;
  private Demand demand = Demand.NONE;
  private long dueNanos;
  private long sequence;

  /** When the message may be put; {@link #UNKNOWN} until a token is reserved for it. */
  private long startNanos = UNKNOWN;

  /** The last message that has reached its outcome; written by the thread that reports it. */
  private volatile long settled = -1;

  /**
   * Creates a generator whose schedule starts at 0.
   *
   * @param horizonNanos the end of the run: no message is due at or after it
   * @param clock the time of the run, for arrivals that are due on return
   */
  public MessageGenerator(
      ProducerSpec spec, MessageBudget budget, long horizonNanos, LongSupplier clock) {
    this.worker = spec.name();
    this.producer = ContextLoader.around(spec.producer());
    this.log = spec.log();
    this.closed = spec.arrivals() != Arrivals.OPEN;
    this.untilDone = spec.arrivals() == Arrivals.CLOSED_UNTIL_DONE;
    this.budget = budget;
    this.limit = spec.limit();
    this.horizonNanos = horizonNanos;
    this.clock = clock;
    Deadline deadline = spec.deadline();
    this.waitLimits = deadline == null ? null : deadline.afterDue().sampler(deadline.random());
  }

  /**
   * Asks the producer for its next message, which is due at {@link #dueNanos()}.
   *
   * @param nowNanos the time of the run, which ends producers whose messages have no gaps
   * @return whether there is one that is due before the end of the run
   */
  public boolean advance(long nowNanos) throws Exception {
    if (dueNanos >= horizonNanos || (dueNanos == 0 && nowNanos >= horizonNanos)) {
      return false;
    }
    Arrival arrival = producer.next();
    if (arrival == null) {
      return false;
    }
    startNanos = UNKNOWN;
    body = arrival.body();
    demand = arrival.demand();
    dueNanos =
        arrival.isDueOnReturn() ? clock.getAsLong() : Nanos.sum(dueNanos, arrival.gapNanos());
    return dueNanos < horizonNanos;
  }

  /** Returns when the message is due, or the last one was; 0 before the first. */
  public long dueNanos() {
    return dueNanos;
  }

  /** Returns whether messages that are due may have to wait for a token. */
  public boolean isLimited() {
    return limit != null;
  }

  /**
   * Returns when the message may be put: at once, or when the limit has a token for it. The first
   * call reserves the token, so it is made when the message is due.
   */
  public long startNanos(long nowNanos) {
    if (limit == null) {
      return nowNanos;
    }
    if (startNanos == UNKNOWN) {
      startNanos = limit.reserve(nowNanos, 1);
    }
    return startNanos;
  }

  /** Returns the demand of the message, or of the last one. */
  public Demand demand() {
    return demand;
  }

  /** Returns the message, now that it is due; null if the run already has all its messages. */
  public @Nullable Message message() {
    if (body == null || !budget.claim()) {
      return null;
    }
    if (log) {
      LOG.info("Producer got message: {}", body);
    }
    return new Message(worker, sequence++, dueNanos, body, deadlineNanos(), demand);
  }

  private long deadlineNanos() {
    return waitLimits == null ? Message.NO_DEADLINE : Nanos.sum(dueNanos, waitLimits.getAsLong());
  }

  /** Returns whether the next gap starts when the last message was put, or has its outcome. */
  public boolean isClosed() {
    return closed;
  }

  /** Returns whether the next gap starts with the outcome of the last message, which it has not. */
  public boolean awaitsOutcome() {
    return untilDone && settled < sequence - 1;
  }

  /**
   * Records that a message has reached its outcome; called by any thread.
   *
   * @param number its sequence number
   */
  public void settled(long number) {
    settled = Math.max(settled, number);
  }

  /** With closed arrivals, starts the next gap now: the put, or the wait after it, is over. */
  public void putReturned(long nowNanos) {
    if (closed) {
      dueNanos = Math.max(dueNanos, nowNanos);
    }
  }
}

package dev.millrace.consumers;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.Range;
import dev.millrace.api.ServiceEstimate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stub of a database whose writes take time and may fail; nothing is stored. */
public final class SlowDatabaseConsumer implements Consumer, ServiceEstimate {

  /**
   * What can be set.
   *
   * @param service how long a write takes
   * @param perMessage how much longer it takes for each message that it stores
   * @param failureRate the share of writes that fail after they have taken their time, from 0 to 1
   * @param connections how many writes of the group's workers the database takes at a time; null
   *     for one a worker
   * @param timeout how long a write may take, the wait for a connection included; null for no limit
   * @param stall when work goes slower
   * @param outage when no write succeeds
   */
  public record Settings(
      DurationDistribution service,
      Duration perMessage,
      @Range(min = 0, max = 1) double failureRate,
      @Range(min = 1, max = 10_000) @Nullable Integer connections,
      @Range(above = 0) @Nullable Duration timeout,
      Stall stall,
      Outage outage) {}

  /** Longer than any run, and still to be added to a time. */
  private static final long NEVER = Long.MAX_VALUE / 2;

  private static final Logger log = LoggerFactory.getLogger(SlowDatabaseConsumer.class);

  private final DurationDistribution service;
  private final LongSupplier serviceNanos;
  private final long perMessageNanos;
  private final double failureRate;
  private final RandomGenerator failures;
  private final @Nullable Calendar connections;
  private final int maxConcurrentCalls;
  private final long timeoutNanos;
  private final @Nullable Stalls stalls;
  private final long outageFrom;
  private final long outageTo;

  /** Whether nothing but the service time decides when a write ends. */
  private final boolean untroubled;

  @Inject
  public SlowDatabaseConsumer(Settings settings, RandomGenerator random, Group group) {
    // A stream of their own: a seed's service times are the same with every other setting.
    failures = new SplittableRandom(random.nextLong());
    service = settings.service();
    serviceNanos = service.sampler(random);
    perMessageNanos = settings.perMessage().toNanos();
    failureRate = settings.failureRate();
    Integer limit = settings.connections();
    maxConcurrentCalls = limit == null ? Integer.MAX_VALUE : limit;
    connections = limit == null ? null : group.shared(Calendar.class, () -> new Calendar(limit));
    Duration timeout = settings.timeout();
    timeoutNanos = timeout == null ? NEVER : Math.min(timeout.toNanos(), NEVER);
    stalls = Stalls.of(settings.stall());
    outageFrom = settings.outage().fromNanos();
    outageTo = settings.outage().toNanos();
    untroubled =
        connections == null && timeout == null && stalls == null && outageFrom == Long.MAX_VALUE;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SimulatedWriteException for the share of writes that is set to fail, and for those that
   *     time out or meet an outage
   */
  @Override
  public void accept(Message message, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    tell(message);
    write(message, 1, clock);
  }

  /**
   * {@inheritDoc} That is one write; it fails or succeeds as a whole.
   *
   * @throws SimulatedWriteException as for {@link #accept}
   */
  @Override
  public void acceptAll(List<Message> batch, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    batch.forEach(SlowDatabaseConsumer::tell);
    write(batch.get(0), batch.size(), clock);
  }

  /** {@inheritDoc} Failures, waits for a connection, stalls and outages are not included. */
  @Override
  public double meanServiceNanos(int batchSize) {
    return service.nanos().mean() + (double) batchSize * perMessageNanos;
  }

  @Override
  public int maxConcurrentCalls() {
    return maxConcurrentCalls;
  }

  private static void tell(Message message) {
    log.debug("Consumer storing message: {}", message.body());
  }

  private void write(Message first, int messages, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    long work = sum(serviceNanos.getAsLong(), messages * perMessageNanos);
    boolean fails = failureRate > 0 && failures.nextDouble() < failureRate;
    if (untroubled) {
      clock.sleepNanos(work);
    } else {
      writeInTrouble(work, first, messages, clock);
    }
    if (fails) {
      throw new SimulatedWriteException(first, messages, "failed");
    }
  }

  private void writeInTrouble(long work, Message first, int messages, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    long now = clock.nanos();
    long deadline = sum(now, timeoutNanos);
    long start =
        connections == null
            ? now
            : connections.reserve(
                now, from -> Math.min(endOfWork(from, work), endOfLuck(from, deadline)));
    long end = endOfWork(start, work);
    long cutOff = endOfLuck(start, deadline);
    clock.sleepUntilNanos(Math.min(end, cutOff));
    if (end > cutOff || isOut(start)) {
      throw new SimulatedWriteException(
          first, messages, isOut(cutOff) ? "met an outage" : "timed out");
    }
  }

  /** When a write that begins at this time is done, if nothing cuts it off. */
  private long endOfWork(long start, long work) {
    return stalls == null ? sum(start, work) : stalls.end(start, work);
  }

  /** When a write that begins at this time is cut off, if it is not done by then. */
  private long endOfLuck(long start, long deadline) {
    if (isOut(start)) {
      return Math.min(start, deadline);
    }
    return start < outageFrom ? Math.min(outageFrom, deadline) : deadline;
  }

  /** The sum of two durations or times, at most the greatest there is. */
  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private boolean isOut(long time) {
    return time >= outageFrom && time < outageTo;
  }
}

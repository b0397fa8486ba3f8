package dev.millrace.consumers;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.FigureSource;
import dev.millrace.api.Figures;
import dev.millrace.api.Figures.TimeSpans;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.Range;
import dev.millrace.api.RestartingRandom;
import dev.millrace.api.ServiceEstimate;
import dev.millrace.api.ServiceTime;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stub of a database whose writes take time and may fail; nothing is stored. */
public final class SlowDatabaseConsumer implements Consumer, ServiceEstimate, FigureSource {

  /**
   * The settings of a {@link SlowDatabaseConsumer}.
   *
   * @param service the duration of a write; if it is that of the messages, their sum
   * @param perMessage the additional duration for each message of a write
   * @param failureRate the share of writes that fail after their full duration, from 0 to 1
   * @param connections the maximum number of concurrent writes of the group's workers; null for one
   *     per worker
   * @param timeout the maximum duration of a write, including the wait for a connection; null for
   *     no limit
   * @param stall periods in which writes are slower
   * @param outage a period in which every write fails
   */
  public record Settings(
      ServiceTime service,
      Duration perMessage,
      @Range(min = 0, max = 1) double failureRate,
      @Range(min = 1, max = 10_000) @Nullable Integer connections,
      @Range(above = 0) @Nullable Duration timeout,
      Stall stall,
      Outage outage) {}

  /** A timeout longer than any run that can be added to a time without overflow. */
  private static final long NO_TIMEOUT_NANOS = Long.MAX_VALUE / 2;

  private static final Logger log = LoggerFactory.getLogger(SlowDatabaseConsumer.class);

  private final ServiceTime service;
  private final ToLongFunction<Message> serviceNanos;
  private final long perMessageNanos;
  private final double failureRate;
  private final RandomGenerator failures;
  private final @Nullable ConnectionCalendar connections;
  private final int maxConcurrentCalls;
  private final long timeoutNanos;
  private final @Nullable StallSchedule stalls;
  private final long outageStart;
  private final long outageEnd;

  /** The time that its writes use a connection, and wait for one; ignored until declared. */
  private TimeSpans connectionUse = (from, to) -> {};

  private TimeSpans connectionWaits = (from, to) -> {};

  /** True if a write takes its service time and nothing else. */
  private final boolean undisturbed;

  @Inject
  public SlowDatabaseConsumer(Settings settings, RandomGenerator random, Group group) {
    // A separate stream: the service times of a seed do not depend on the failure rate.
    failures =
        random instanceof RestartingRandom ? random : new SplittableRandom(random.nextLong());
    service = settings.service();
    serviceNanos = service.sampler(random);
    perMessageNanos = settings.perMessage().toNanos();
    failureRate = settings.failureRate();
    Integer limit = settings.connections();
    maxConcurrentCalls = limit == null ? Integer.MAX_VALUE : limit;
    connections =
        limit == null
            ? null
            : group.shared(ConnectionCalendar.class, () -> new ConnectionCalendar(limit));
    Duration timeout = settings.timeout();
    timeoutNanos =
        timeout == null ? NO_TIMEOUT_NANOS : Math.min(timeout.toNanos(), NO_TIMEOUT_NANOS);
    stalls = StallSchedule.of(settings.stall());
    outageStart = settings.outage().startNanos();
    outageEnd = settings.outage().endNanos();
    undisturbed =
        connections == null && timeout == null && stalls == null && outageStart == Long.MAX_VALUE;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SimulatedWriteException if the write fails, times out or falls into an outage
   */
  @Override
  public void accept(Message message, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    log(message);
    write(message, 1, serviceNanos.applyAsLong(message), clock);
  }

  /**
   * {@inheritDoc} A batch is one write.
   *
   * @throws SimulatedWriteException as for {@link #accept}
   */
  @Override
  public void acceptAll(List<Message> batch, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    batch.forEach(SlowDatabaseConsumer::log);
    Message first = batch.get(0);
    long work = serviceNanos.applyAsLong(first);
    for (int i = 1; service.fromMessage() && i < batch.size(); i++) {
      work = saturatedSum(work, serviceNanos.applyAsLong(batch.get(i)));
    }
    write(first, batch.size(), work, clock);
  }

  @Override
  public void declare(Figures figures) {
    if (connections != null) {
      connectionUse =
          figures.sharedUnits("connections", "connections", maxConcurrentCalls, "in use by writes");
      connectionWaits = figures.workers("connection-wait", "wait for a connection");
    }
  }

  @Override
  public double meanServiceNanos(int batchSize) {
    return meanServiceNanos(batchSize, Double.NaN);
  }

  @Override
  public double meanServiceNanos(int batchSize, double ofMessagesNanos) {
    int services = service.fromMessage() ? batchSize : 1;
    return services * service.meanNanos(ofMessagesNanos) + (double) batchSize * perMessageNanos;
  }

  @Override
  public int maxConcurrentCalls() {
    return maxConcurrentCalls;
  }

  private static void log(Message message) {
    log.debug("Consumer storing message: {}", message.body());
  }

  private void write(Message first, int messages, long ownNanos, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    long work = saturatedSum(ownNanos, messages * perMessageNanos);
    boolean fails = failureRate > 0 && failures.nextDouble() < failureRate;
    if (undisturbed) {
      clock.sleepNanos(work);
    } else {
      disturbedWrite(work, first, messages, clock);
    }
    if (fails) {
      throw new SimulatedWriteException(first, messages, "failed");
    }
  }

  private void disturbedWrite(long work, Message first, int messages, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    long now = clock.nanos();
    long deadline = saturatedSum(now, timeoutNanos);
    long start =
        connections == null
            ? now
            : connections.reserve(
                now, from -> Math.min(endOfWork(from, work), cutoff(from, deadline)));
    long end = endOfWork(start, work);
    long cutoff = cutoff(start, deadline);
    long left = Math.min(end, cutoff);
    clock.sleepUntilNanos(left);
    connectionWaits.add(now, Math.min(start, left));
    connectionUse.add(start, left);
    if (end > cutoff || isInOutage(start)) {
      throw new SimulatedWriteException(
          first, messages, isInOutage(cutoff) ? "met an outage" : "timed out");
    }
  }

  private long endOfWork(long start, long work) {
    return stalls == null ? saturatedSum(start, work) : stalls.end(start, work);
  }

  /** Returns the time at which a write fails if it has not ended by then. */
  private long cutoff(long start, long deadline) {
    if (isInOutage(start)) {
      return Math.min(start, deadline);
    }
    return start < outageStart ? Math.min(outageStart, deadline) : deadline;
  }

  private boolean isInOutage(long time) {
    return time >= outageStart && time < outageEnd;
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}

package dev.millrace.consumers;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stub of a database whose writes take time and may fail; nothing is stored. */
public final class SlowDatabaseConsumer implements Consumer {

  /**
   * What can be set.
   *
   * @param service how long a write takes
   * @param failureRate the share of writes that fail after they have taken their time, from 0 to 1
   */
  public record Settings(
      DurationDistribution service, @Range(min = 0, max = 1) double failureRate) {}

  private static final Logger log = LoggerFactory.getLogger(SlowDatabaseConsumer.class);

  private final LongSupplier serviceNanos;
  private final double failureRate;
  private final RandomGenerator random;

  @Inject
  public SlowDatabaseConsumer(Settings settings, RandomGenerator random) {
    this.random = random;
    failureRate = settings.failureRate();
    serviceNanos = settings.service().sampler(random);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SimulatedWriteException for the share of writes that is set to fail
   */
  @Override
  public void accept(Message message, Clock clock)
      throws InterruptedException, SimulatedWriteException {
    log.debug("Consumer storing message: {}", message.body());
    clock.sleepNanos(serviceNanos.getAsLong());
    // Drawn at a failure rate of 0 too, so that a seed's service times are the same at every rate.
    if (random.nextDouble() < failureRate) {
      throw new SimulatedWriteException(message);
    }
  }
}

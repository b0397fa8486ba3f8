package dev.millrace.consumers;

import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.testkit.ConsumerContract;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;

/** A database with random service times and failures. */
class SlowDatabaseConformanceTest extends ConsumerContract {

  private final CapturedLog log = new CapturedLog(SlowDatabaseConsumer.class);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Override
  protected Consumer create(RandomGenerator random) {
    return Databases.with(new DurationDistribution(new Exponential(1e6)))
        .failureRate(0.2)
        .create(random);
  }
}

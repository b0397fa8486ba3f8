package dev.millrace.consumers;

import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.testkit.ConsumerContract;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;

/** A database with all disturbances. */
class DisturbedDatabaseConformanceTest extends ConsumerContract {

  private final CapturedLog log = new CapturedLog(SlowDatabaseConsumer.class);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Override
  protected Consumer create(RandomGenerator random) {
    return Databases.with(new DurationDistribution(new Exponential(1e7)))
        .perMessage(Duration.ofMillis(1))
        .failureRate(0.2)
        .connections(2)
        .timeoutMillis(40)
        .stallMillis(100, 20, 5)
        .outageMillis(200, 100)
        .create(random);
  }
}

package dev.millrace.consumers;

import dev.millrace.api.Consumer;
import dev.millrace.testkit.ConsumerContract;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;

class LogConsumerConformanceTest extends ConsumerContract {

  private final CapturedLog log = new CapturedLog(LogConsumer.class);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Override
  protected Consumer create(RandomGenerator random) {
    return new LogConsumer();
  }
}

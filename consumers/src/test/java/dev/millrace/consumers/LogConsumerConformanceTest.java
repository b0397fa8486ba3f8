package dev.millrace.consumers;

import dev.millrace.api.Consumer;
import dev.millrace.testkit.ConsumerContract;
import java.util.random.RandomGenerator;

class LogConsumerConformanceTest extends ConsumerContract {

  @Override
  protected Consumer create(RandomGenerator random) {
    return new LogConsumer();
  }
}

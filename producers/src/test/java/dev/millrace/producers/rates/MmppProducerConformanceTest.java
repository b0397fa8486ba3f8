package dev.millrace.producers.rates;

import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.rates.MmppProducer.State;
import dev.millrace.testkit.ProducerContract;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

class MmppProducerConformanceTest extends ProducerContract {

  @Override
  protected Producer create(RandomGenerator random) {
    var states =
        List.of(new State(100, Duration.ofSeconds(1)), new State(0, Duration.ofSeconds(2)));
    return new MmppProducer(
        new MmppProducer.Settings(null, new IntegerBody(1, 100), states), random);
  }
}

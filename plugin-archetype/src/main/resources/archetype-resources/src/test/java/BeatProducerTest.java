package ${package};

import dev.millrace.api.Producer;
import dev.millrace.testkit.ProducerContract;
import java.time.Duration;
import java.util.random.RandomGenerator;

class BeatProducerTest extends ProducerContract {

  @Override
  protected Producer create(RandomGenerator random) {
    return new BeatProducer(new BeatProducer.Settings(100, Duration.ofMillis(10)));
  }
}

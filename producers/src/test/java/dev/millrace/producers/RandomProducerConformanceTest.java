package dev.millrace.producers;

import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.testkit.ProducerContract;
import java.util.random.RandomGenerator;

class RandomProducerConformanceTest extends ProducerContract {

  @Override
  protected Producer create(RandomGenerator random) {
    var gap = new DurationDistribution(new Exponential(1e6));
    return new RandomProducer(
        new RandomProducer.Settings(
            50L, new IntegerBody(1, 100), gap, RandomProducer.Start.AFTER_GAP),
        random);
  }
}

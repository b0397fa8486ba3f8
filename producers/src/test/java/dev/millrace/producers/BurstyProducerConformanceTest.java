package dev.millrace.producers;

import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.BurstyProducer.Burst;
import dev.millrace.testkit.ProducerContract;
import java.util.random.RandomGenerator;

class BurstyProducerConformanceTest extends ProducerContract {

  @Override
  protected Producer create(RandomGenerator random) {
    var time = new DurationDistribution(new Exponential(1e6));
    var burst = new Burst(new CountDistribution(new Exponential(5)), time);
    return new BurstyProducer(
        new BurstyProducer.Settings(
            null, new IntegerBody(1, 100), burst, time, BurstyProducer.Start.AFTER_PAUSE),
        random);
  }
}

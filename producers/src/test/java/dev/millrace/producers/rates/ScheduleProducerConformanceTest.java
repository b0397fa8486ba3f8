package dev.millrace.producers.rates;

import dev.millrace.api.Producer;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.rates.Stage.HoldStage;
import dev.millrace.producers.rates.Stage.RampStage;
import dev.millrace.testkit.ProducerContract;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

class ScheduleProducerConformanceTest extends ProducerContract {

  @Override
  protected Producer create(RandomGenerator random) {
    Duration second = Duration.ofSeconds(1);
    List<Stage> stages = List.of(new RampStage(0, 100, second), new HoldStage(50, second));
    return new ScheduleProducer(
        new ScheduleProducer.Settings(
            null, new IntegerBody(1, 100), stages, Spacing.POISSON, false),
        random);
  }
}

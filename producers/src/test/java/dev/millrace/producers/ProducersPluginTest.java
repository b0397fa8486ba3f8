package dev.millrace.producers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.millrace.api.DurationDistribution;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.testkit.PluginModuleContract;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProducersPluginTest extends PluginModuleContract {

  ProducersPluginTest() {
    super(new ProducersPlugin());
  }

  @Test
  void guiceCreatesAProducer() {
    Injector injector =
        Guice.createInjector(
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(RandomGenerator.class).toInstance(SeededRandom.of(1));
                bind(RandomProducer.Settings.class)
                    .toInstance(
                        new RandomProducer.Settings(
                            1L,
                            new IntegerBody(1, 100),
                            DurationDistribution.fixed(Duration.ZERO),
                            RandomProducer.Start.AFTER_GAP));
              }
            });

    assertThat(injector.getInstance(RandomProducer.class)).isNotNull();
  }
}

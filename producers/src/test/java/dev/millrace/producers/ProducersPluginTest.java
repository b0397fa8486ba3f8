package dev.millrace.producers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Plugin;
import dev.millrace.api.PluginBinding;
import dev.millrace.api.SeededRandom;
import dev.millrace.producers.Body.IntegerBody;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProducersPluginTest {

  @Test
  void itIsFoundAndBringsTheThreeProducers() {
    assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
        .containsExactly(ProducersPlugin.class);
    assertThat(bindings())
        .extracting(PluginBinding::defaultsPath)
        .containsExactlyInAnyOrder(
            "millrace.producers.random",
            "millrace.producers.bursty",
            "millrace.producers.file-replay");
  }

  @Test
  void guiceMakesAProducerFromItsSettingsAndARandomStream() {
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
                            DurationDistribution.fixed(Duration.ZERO)));
              }
            });

    assertThat(injector.getInstance(RandomProducer.class)).isNotNull();
  }

  static Set<PluginBinding> bindings() {
    return Guice.createInjector(new ProducersPlugin())
        .getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {}));
  }
}

package dev.millrace.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.millrace.api.Consumer;
import dev.millrace.api.Producer;
import dev.millrace.plugin.PluginBinding.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginTest {

  private record Settings(int size) {}

  private abstract static class SomeProducer implements Producer {}

  private abstract static class SomeConsumer implements Consumer {}

  private static final class TwoVerbs extends Plugin {
    @Override
    protected void configure() {
      bindProducer("tide", SomeProducer.class, Settings.class);
      bindConsumer("sea", SomeConsumer.class);
    }
  }

  @Test
  void bindMethodsRegisterTheirTypes() {
    Set<PluginBinding> bindings =
        Guice.createInjector(new TwoVerbs())
            .getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {}));

    assertThat(bindings)
        .containsExactly(
            new PluginBinding(
                Kind.PRODUCER, "tide", SomeProducer.class, Settings.class, TwoVerbs.class),
            new PluginBinding(Kind.CONSUMER, "sea", SomeConsumer.class, null, TwoVerbs.class));
    assertThat(bindings.iterator().next().defaultsPath()).isEqualTo("millrace.producers.tide");
  }

  @Test
  void aTypeIsInKebabCase() {
    assertThatThrownBy(
            () ->
                new PluginBinding(
                    Kind.PRODUCER, "Tide_2", SomeProducer.class, null, TwoVerbs.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Tide_2'");
  }
}

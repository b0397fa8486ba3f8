package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.api.Plugin;
import dev.millrace.api.PluginBinding;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsumersPluginTest {

  private final Config defaults = ConfigFactory.parseResources("reference.conf");

  private static Set<PluginBinding> bindings() {
    return Guice.createInjector(new ConsumersPlugin())
        .getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {}));
  }

  @Test
  void itIsFoundLikeAnyPlugin() {
    assertThat(ServiceLoader.load(Plugin.class)).hasAtLeastOneElementOfType(ConsumersPlugin.class);
  }

  @Test
  void defaultsAreGivenForItsComponentsAndForNothingElse() {
    Set<String> blocks =
        defaults.getObject("millrace").entrySet().stream()
            .flatMap(
                section ->
                    ((ConfigObject) section.getValue())
                        .keySet().stream().map(type -> "millrace." + section.getKey() + "." + type))
            .collect(Collectors.toSet());

    assertThat(blocks)
        .isEqualTo(
            bindings().stream().map(PluginBinding::defaultsPath).collect(Collectors.toSet()));
  }

  @Test
  void everySettingHasADefaultAndACommentAndNothingElseHas() {
    for (PluginBinding binding : bindings()) {
      ConfigObject block = defaults.getObject(binding.defaultsPath());
      RecordComponent[] settings =
          binding.settings() == null
              ? new RecordComponent[0]
              : binding.settings().getRecordComponents();

      assertThat(block.keySet())
          .as(binding.defaultsPath())
          .containsExactlyInAnyOrder(
              Arrays.stream(settings).map(ConsumersPluginTest::key).toArray(String[]::new));
      assertThat(block.origin().comments()).as(binding.defaultsPath()).isNotEmpty();
      for (ConfigValue value : block.values()) {
        assertThat(value.origin().comments()).as(binding.defaultsPath()).isNotEmpty();
      }
    }
  }

  private static String key(RecordComponent setting) {
    return setting.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}

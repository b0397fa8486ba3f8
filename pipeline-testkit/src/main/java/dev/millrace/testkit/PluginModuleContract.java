package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.plugin.Plugin;
import dev.millrace.plugin.PluginBinding;
import jakarta.inject.Named;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of a plug-in module: it is registered as a service, and its reference.conf has
 * exactly the keys of its components, each with a comment.
 */
public abstract class PluginModuleContract {

  private final Config defaults = ConfigFactory.parseResources("reference.conf").resolve();
  private final Plugin plugin;
  private final Set<PluginBinding> bindings;

  protected PluginModuleContract(Plugin plugin) {
    this.plugin = plugin;
    this.bindings =
        Guice.createInjector(plugin).getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {}));
  }

  @Test
  void pluginIsRegisteredAsAService() {
    assertThat(ServiceLoader.load(Plugin.class)).hasAtLeastOneElementOfType(plugin.getClass());
  }

  @Test
  void referenceConfHasABlockPerComponent() {
    Set<String> blocks =
        defaults.getObject("millrace").entrySet().stream()
            .flatMap(
                section ->
                    ((ConfigObject) section.getValue())
                        .keySet().stream().map(type -> "millrace." + section.getKey() + "." + type))
            .collect(Collectors.toSet());

    assertThat(blocks)
        .isEqualTo(bindings.stream().map(PluginBinding::defaultsPath).collect(Collectors.toSet()));
  }

  @Test
  void everySettingHasADefaultAndAComment() {
    assertThat(bindings).isNotEmpty();
    for (PluginBinding binding : bindings) {
      String path = binding.defaultsPath();
      assertKeys(defaults.getObject(path), binding.settings(), path);
    }
  }

  @Test
  void eachComponentHasAShortDescription() {
    for (PluginBinding binding : bindings) {
      String comment = comment(defaults.getValue(binding.defaultsPath()));

      assertThat(comment.lines().findFirst().orElse(""))
          .as(binding.defaultsPath())
          .contains(".")
          .hasSizeLessThan(90);
    }
  }

  private static void assertKeys(ConfigObject block, @Nullable Class<?> settings, String path) {
    Set<String> expected = new TreeSet<>();
    Class<?> type = settings;
    if (settings != null && settings.isSealed()) {
      expected.add("type");
      String chosen = block.toConfig().getString("type");
      type =
          Arrays.stream(settings.getPermittedSubclasses())
              .filter(option -> typeName(option, settings).equals(chosen))
              .findFirst()
              .orElseThrow();
    }
    if (type != null) {
      for (RecordComponent component : type.getRecordComponents()) {
        Named given = component.getAnnotation(Named.class);
        String key = given == null ? kebabCase(component.getName()) : given.value();
        expected.add(key);
        if (block.get(key) instanceof ConfigObject nested
            && component.getType() != DurationDistribution.class
            && component.getType() != CountDistribution.class) {
          assertKeys(nested, component.getType(), path + "." + key);
        }
      }
    }
    assertThat(block.keySet()).as(path).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(block).allSatisfy((key, value) -> assertThat(comment(value)).as(key).isNotBlank());
  }

  private static String comment(ConfigValue value) {
    return String.join("\n", value.origin().comments()).strip();
  }

  private static String typeName(Class<?> option, Class<?> family) {
    String name = option.getSimpleName();
    return kebabCase(name.substring(0, name.length() - family.getSimpleName().length()));
  }

  private static String kebabCase(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

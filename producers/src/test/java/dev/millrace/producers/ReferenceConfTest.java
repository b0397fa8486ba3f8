package dev.millrace.producers;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.PluginBinding;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceConfTest {

  private static final Config DEFAULTS = ConfigFactory.parseResources("reference.conf").resolve();

  static Stream<PluginBinding> components() {
    return ProducersPluginTest.bindings().stream();
  }

  @ParameterizedTest
  @MethodSource("components")
  void itHasExactlyTheKeysOfTheSettingsEachWithAComment(PluginBinding component) {
    Class<? extends Record> settings = component.settings();
    assertThat(settings).isNotNull();

    assertKeys(DEFAULTS.getObject(component.defaultsPath()), settings, component.defaultsPath());
  }

  @ParameterizedTest
  @MethodSource("components")
  void itDescribesEachComponentInAShortSentence(PluginBinding component) {
    String comment = comment(DEFAULTS.getValue(component.defaultsPath()));

    assertThat(comment.lines().findFirst().orElseThrow()).endsWith(".").hasSizeLessThan(70);
  }

  private static void assertKeys(
      ConfigObject block, @Nullable Class<? extends Object> settings, String path) {
    assertThat(settings).as(path).isNotNull();
    Set<String> expected = new TreeSet<>();
    Class<?> record = settings;
    if (settings.isSealed()) {
      expected.add("type");
      String type = block.toConfig().getString("type");
      record =
          Arrays.stream(settings.getPermittedSubclasses())
              .filter(option -> typeName(option, settings).equals(type))
              .findFirst()
              .orElseThrow();
    }
    for (RecordComponent component : record.getRecordComponents()) {
      String key = kebab(component.getName());
      expected.add(key);
      ConfigValue value = block.get(key);
      if (value != null
          && value.valueType() == ConfigValueType.OBJECT
          && component.getType() != DurationDistribution.class
          && component.getType() != CountDistribution.class) {
        assertKeys((ConfigObject) value, component.getType(), path + "." + key);
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
    return kebab(name.substring(0, name.length() - family.getSimpleName().length()));
  }

  private static String kebab(String camel) {
    String hyphened = camel.replaceAll("(?<=.)([A-Z])", "-$1");
    return hyphened.toLowerCase(Locale.ROOT);
  }
}

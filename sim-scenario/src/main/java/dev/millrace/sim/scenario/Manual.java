package dev.millrace.sim.scenario;

import static java.util.Comparator.comparing;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Shape;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manual of a block: every key with its default and its comment, as the block's reference.conf
 * has them.
 */
public final class Manual {

  /** The runner's own blocks: {@code run} and what plug-ins' settings stand beside. */
  public static final List<String> RUNNER_BLOCKS =
      List.of("run", "producer-group", "consumer-group", "pipeline");

  private Manual() {}

  /**
   * One key of a block.
   *
   * @param path the key, within the block; keys of nested blocks are joined by dots
   * @param value the default, as a scenario would have it; {@code required} or {@code optional}
   *     where there is none; empty for a nested block, whose keys follow
   * @param comment the lines of the comment above the key
   */
  public record Entry(String path, String value, List<String> comment) {}

  /** The keys of a component, in the order of its reference.conf. */
  public static List<Entry> of(PluginCatalog catalog, PluginBinding binding) {
    return entries(catalog.defaults(binding), binding.settings());
  }

  /** The keys of one of {@link #RUNNER_BLOCKS}, in the order of the runner's reference.conf. */
  public static List<Entry> ofRunner(PluginCatalog catalog, String block) {
    return entries(catalog.runnerDefaults(block), DefaultBlocks.RUNNER.get(block));
  }

  private static List<Entry> entries(
      ConfigObject block, @Nullable Class<? extends Record> settings) {
    List<Entry> entries = new ArrayList<>();
    addTo(entries, "", block, settings);
    return entries;
  }

  private static void addTo(
      List<Entry> entries, String prefix, ConfigObject block, @Nullable Class<?> settings) {
    block.entrySet().stream()
        .sorted(
            comparing(
                    (Map.Entry<String, ConfigValue> entry) ->
                        entry.getValue().origin().lineNumber())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry -> {
              String key = entry.getKey();
              ConfigValue value = entry.getValue();
              entries.add(new Entry(prefix + key, text(value, settings, key), comment(value)));
              if (value instanceof ConfigObject nested) {
                addTo(entries, prefix + key + ".", nested, Shape.nested(settings, key, nested));
              }
            });
  }

  private static String text(ConfigValue value, @Nullable Class<?> settings, String key) {
    return switch (value.valueType()) {
      case OBJECT -> "";
      case NULL -> Shape.isOptional(settings, key) ? "optional" : "required";
      case STRING -> string((String) value.unwrapped());
      case NUMBER, BOOLEAN, LIST -> value.render(ConfigRenderOptions.concise().setJson(false));
    };
  }

  /** Without quotes if a scenario may leave them out; the library quotes whatever has a digit. */
  private static String string(String text) {
    return text.matches("[A-Za-z0-9_.-]+") ? text : ConfigUtil.quoteString(text);
  }

  private static List<String> comment(ConfigValue value) {
    return value.origin().comments().stream().map(line -> line.replaceFirst("^ ", "")).toList();
  }
}

package dev.millrace.sim.scenario;

import static java.util.Comparator.comparing;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Shape;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The manual of a block: every key with its default and its comment, from reference.conf. */
public final class Manual {

  /** The blocks of the framework itself. */
  public static final List<String> RUNNER_BLOCKS =
      List.of("run", "producer-group", "consumer-group", "pipeline");

  private Manual() {}

  /**
   * One key of a block.
   *
   * @param path the key within the block, with a dot before the keys of nested blocks
   * @param value the default as a scenario would have it; {@code required} or {@code optional} if
   *     there is none; empty for a nested block, whose keys follow
   * @param comment the lines of the comment above the key
   */
  public record Entry(String path, String value, List<String> comment) {}

  /**
   * Returns the manual of everything that has a name: components of any kind, or a block that every
   * scenario has; empty if there is none.
   */
  public static Optional<String> text(PluginCatalog catalog, String name) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      catalog.find(kind, name).ifPresent(binding -> describe(catalog, binding, text));
    }
    if (RUNNER_BLOCKS.contains(name)) {
      describe(List.of("The block " + name), ofRunner(catalog, name), text);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  /** Returns the names that have a manual, sorted. */
  public static SortedSet<String> names(PluginCatalog catalog) {
    SortedSet<String> names = new TreeSet<>(RUNNER_BLOCKS);
    for (Kind kind : Kind.values()) {
      names.addAll(catalog.types(kind));
    }
    return names;
  }

  private static void describe(PluginCatalog catalog, PluginBinding binding, StringBuilder text) {
    String kind = binding.kind().label();
    String article = kind.startsWith("o") ? "an" : "a";
    text.append(
        "%s, %s %s (%s)%n".formatted(binding.type(), article, kind, catalog.source(binding)));
    describe(catalog.description(binding), of(catalog, binding), text);
    switch (binding.kind()) {
      case PRODUCER -> describeShared(catalog, "group of producers", "producer-group", text);
      case CONSUMER -> describeShared(catalog, "group of consumers", "consumer-group", text);
      case PIPELINE -> describeShared(catalog, "pipeline", "pipeline", text);
      case OVERFLOW_POLICY, DISTRIBUTION -> {}
    }
  }

  private static void describeShared(
      PluginCatalog catalog, String where, String block, StringBuilder text) {
    describe(List.of("Keys of every " + where + ":"), ofRunner(catalog, block), text);
  }

  private static void describe(List<String> title, List<Entry> entries, StringBuilder text) {
    title.forEach(line -> text.append("%s%n".formatted(line)));
    for (Entry entry : entries) {
      String value = entry.value().isEmpty() ? "" : " = " + entry.value();
      text.append("%n  %s%s%n".formatted(entry.path(), value));
      entry.comment().forEach(line -> text.append("      %s%n".formatted(line)));
    }
    text.append(System.lineSeparator());
  }

  /** Returns the keys of a component, in the order of its reference.conf. */
  public static List<Entry> of(PluginCatalog catalog, PluginBinding binding) {
    return entries(catalog.defaults(binding), binding.settings());
  }

  /** Returns the keys of a block of the framework, in the order of its reference.conf. */
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

  /** Omits quotes where a scenario can; the library quotes every text with a digit. */
  private static String string(String text) {
    return text.matches("[A-Za-z0-9_.-]+") ? text : ConfigUtil.quoteString(text);
  }

  private static List<String> comment(ConfigValue value) {
    return value.origin().comments().stream().map(line -> line.replaceFirst("^ ", "")).toList();
  }
}

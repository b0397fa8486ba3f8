package dev.millrace.sim.plugins;

import com.google.inject.Injector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.plugin.Plugin;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The discovered plug-ins: their components by kind and type, and the defaults and comments of
 * their reference.conf files. Immutable, hence thread-safe.
 */
public final class PluginCatalog {

  private final Map<PluginBinding, FoundPlugin> plugins;
  private final Config runner;
  private final Injector injector;

  PluginCatalog(Map<PluginBinding, FoundPlugin> plugins, Config runner, Injector injector) {
    this.plugins = plugins;
    this.runner = runner;
    this.injector = injector;
  }

  /**
   * Discovers the plug-ins on the class path and in a folder of jars. Plug-ins that do not load or
   * were found before are reported and left out.
   *
   * @param folder the folder; null for none
   */
  public static PluginCatalog discover(@Nullable Path folder, Problems problems) {
    return discover(
        folder == null ? null : new PluginFolder(folder, folder.toString()),
        PluginCatalog.class.getClassLoader(),
        problems);
  }

  static PluginCatalog discover(
      @Nullable PluginFolder folder, ClassLoader loader, Problems problems) {
    Config reference = ReferenceConf.ofClassPath(loader, problems);
    List<FoundPlugin> found = new ArrayList<>(ClassPathPlugins.find(loader, reference, problems));
    if (folder != null) {
      found.addAll(folder.find(loader, problems));
    }
    return CatalogBuilder.build(found, reference, problems);
  }

  /**
   * Returns a catalog of given plug-ins, as if they were found on the class path.
   *
   * @param reference their defaults
   */
  public static PluginCatalog of(List<Plugin> plugins, Config reference, Problems problems) {
    List<FoundPlugin> found =
        plugins.stream().map(plugin -> new FoundPlugin(plugin, reference)).toList();
    Config runner = ReferenceConf.ofClassPath(PluginCatalog.class.getClassLoader(), problems);
    return CatalogBuilder.build(found, runner, problems);
  }

  /** Returns the component of a kind and type, if a plug-in provides it. */
  public Optional<PluginBinding> find(Kind kind, String type) {
    return all(kind).stream().filter(binding -> binding.type().equals(type)).findFirst();
  }

  /** Returns the components of a kind, sorted by type. */
  public List<PluginBinding> all(Kind kind) {
    return plugins.keySet().stream().filter(binding -> binding.kind() == kind).toList();
  }

  /** Returns the types of a kind, sorted. */
  public List<String> types(Kind kind) {
    return all(kind).stream().map(PluginBinding::type).toList();
  }

  /** Returns the block of a component in its reference.conf; empty if there is none. */
  public ConfigObject defaults(PluginBinding binding) {
    return block(found(binding).reference(), binding.defaultsPath());
  }

  /** Returns a block of the framework: run, producer-group, consumer-group or pipeline. */
  public ConfigObject runnerDefaults(String block) {
    return block(runner, "millrace." + block);
  }

  /**
   * Returns the first sentence of the comment above a component's block, empty if there is none,
   * and the reason why the component runs in real time only, if so.
   */
  public String summary(PluginBinding binding) {
    String sentence = String.join(" ", comment(binding)).split("(?<=\\.)\\s", 2)[0];
    return (sentence + limit(binding).map(" "::concat).orElse("")).strip();
  }

  /**
   * Returns the lines of the comment above a component's block, and the reason why the component
   * runs in real time only, if so.
   */
  public List<String> description(PluginBinding binding) {
    return Stream.concat(comment(binding).stream(), limit(binding).stream()).toList();
  }

  private List<String> comment(PluginBinding binding) {
    return defaults(binding).origin().comments().stream().map(String::strip).toList();
  }

  private static Optional<String> limit(PluginBinding binding) {
    return Optional.ofNullable(binding.component().getAnnotation(RealTimeOnly.class))
        .map(limit -> "Real time only: " + limit.value() + ".");
  }

  /** Returns the jar of a component, or {@code class path}. */
  public String source(PluginBinding binding) {
    return found(binding).source();
  }

  /** Returns the folder of a component; empty if it is on the class path. */
  public Optional<PluginPlace> place(PluginBinding binding) {
    return Optional.ofNullable(found(binding).place());
  }

  /** Returns the injector that holds the modules of all plug-ins. */
  public Injector injector() {
    return injector;
  }

  private FoundPlugin found(PluginBinding binding) {
    FoundPlugin plugin = plugins.get(binding);
    if (plugin == null) {
      throw new IllegalArgumentException(binding + " is not in this catalog");
    }
    return plugin;
  }

  private static ConfigObject block(Config reference, String path) {
    return reference.hasPath(path) && reference.getValue(path).valueType() == ConfigValueType.OBJECT
        ? reference.getObject(path)
        : ConfigFactory.empty().root();
  }
}

package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Components;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The default values of a scenario: those of the runner and of the plug-ins, and over them what the
 * scenario's own {@code millrace} block says.
 */
final class DefaultBlocks implements Components {

  /** The runner's own blocks, with what they are bound to; that of pipeline is bound with it. */
  static final Map<String, Class<? extends Record>> RUNNER =
      Map.of(
          "run", RunKeys.class,
          "producer-group", ProducerKeys.class,
          "consumer-group", ConsumerKeys.class,
          "pipeline", NoKeys.class);

  private final PluginCatalog catalog;
  private final Map<PluginBinding, ConfigObject> pluginOverrides = new HashMap<>();
  private final Map<String, ConfigObject> runnerOverrides = new HashMap<>();

  DefaultBlocks(PluginCatalog catalog) {
    this.catalog = catalog;
  }

  /** A block of the runner's own. */
  ConfigObject ofRunner(String block) {
    return runnerOverrides.getOrDefault(block, catalog.runnerDefaults(block));
  }

  @Override
  public ConfigObject defaults(PluginBinding binding) {
    return pluginOverrides.getOrDefault(binding, catalog.defaults(binding));
  }

  @Override
  public Optional<PluginBinding> find(Kind kind, String type) {
    return catalog.find(kind, type);
  }

  @Override
  public List<String> types(Kind kind) {
    return catalog.types(kind);
  }

  /** From now on a block of the runner's own is this one. */
  void override(String block, ConfigObject defaults) {
    runnerOverrides.put(block, defaults);
  }

  /** From now on the defaults of a component are these. */
  void override(PluginBinding binding, ConfigObject defaults) {
    pluginOverrides.put(binding, defaults);
  }
}

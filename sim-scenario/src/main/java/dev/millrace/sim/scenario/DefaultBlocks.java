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
 * The default values of a scenario: those of the framework and of the plug-ins, overridden by the
 * scenario's {@code millrace} block.
 */
final class DefaultBlocks implements Components {

  /** The framework's blocks and their records. The pipeline's keys are bound with the pipeline. */
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

  /** Returns a block of the framework. */
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

  /** Overrides a block of the framework. */
  void override(String block, ConfigObject defaults) {
    runnerOverrides.put(block, defaults);
  }

  /** Overrides the defaults of a component. */
  void override(PluginBinding binding, ConfigObject defaults) {
    pluginOverrides.put(binding, defaults);
  }
}

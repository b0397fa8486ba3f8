package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Defaults;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.binding.RecordBinder;
import dev.millrace.sim.binding.TypeKey;
import dev.millrace.sim.plugins.FrameworkKeys;
import dev.millrace.sim.plugins.PluginCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks that choose a component by its type and hold both its settings and the framework's
 * keys.
 */
final class Chooser {

  private final PluginCatalog catalog;
  private final DefaultBlocks defaults;
  private final RecordBinder binder;
  private final Problems problems;

  Chooser(PluginCatalog catalog, DefaultBlocks defaults, RecordBinder binder, Problems problems) {
    this.catalog = catalog;
    this.defaults = defaults;
    this.binder = binder;
    this.problems = problems;
  }

  /**
   * The result of reading a block.
   *
   * @param choice the component with its settings; null if problems were reported
   * @param block the block with all defaults filled in
   */
  record Chosen(@Nullable Choice choice, ConfigObject block) {}

  /**
   * Reads the component and its settings.
   *
   * @param runnerBlock the name of the block with the framework's defaults
   */
  Chosen choose(Kind kind, ConfigObject block, String runnerBlock, String path) {
    return choose(kind, Defaults.fill(block, defaults.ofRunner(runnerBlock)), path);
  }

  /** Reads the component and its settings from a block with the framework's defaults filled in. */
  Chosen choose(Kind kind, ConfigObject block, String path) {
    TypeKey key = TypeKey.of(kind);
    String type = key.read(block, path, catalog.types(kind), problems);
    PluginBinding binding = type == null ? null : catalog.find(kind, type).orElse(null);
    if (binding == null) {
      return new Chosen(null, block);
    }
    ConfigObject filled = Defaults.fill(block, defaults.defaults(binding));
    Record settings =
        binder.bind(NoKeys.unless(binding.settings()), filled, path, FrameworkKeys.of(kind));
    return new Chosen(
        settings == null
            ? null
            : new Choice(
                Origins.where(block.origin()),
                path,
                binding,
                settings instanceof NoKeys ? null : settings),
        filled);
  }

  /** Returns the framework's keys, or null if problems were reported. */
  <K extends Record> @Nullable K frameworkKeys(Class<K> keys, ConfigObject block, String path) {
    return binder.bind(keys, block, path, block.keySet());
  }
}

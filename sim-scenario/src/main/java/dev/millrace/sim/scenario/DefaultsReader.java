package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Blocks;
import dev.millrace.sim.binding.Defaults;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Origins;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.binding.RecordBinder;
import dev.millrace.sim.plugins.PluginCatalog;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a scenario's {@code millrace} block, which overrides defaults. */
final class DefaultsReader {

  private static final String ROOT = "millrace";

  private final Map<String, Kind> kinds = new TreeMap<>();
  private final PluginCatalog catalog;
  private final Problems problems;
  private final DefaultBlocks defaults;

  private DefaultsReader(PluginCatalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
    this.defaults = new DefaultBlocks(catalog);
    for (Kind kind : Kind.values()) {
      kinds.put(kind.section(), kind);
    }
  }

  /** Returns the defaults for a scenario. Overrides with mistakes are reported and ignored. */
  static DefaultBlocks read(PluginCatalog catalog, ConfigObject scenario, Problems problems) {
    DefaultsReader reader = new DefaultsReader(catalog, problems);
    ConfigObject block = Blocks.nested(scenario, ROOT, ROOT, "a block of defaults", problems);
    if (block != null) {
      reader.readSections(block);
    }
    return reader.defaults;
  }

  private void readSections(ConfigObject millrace) {
    Set<String> allowed = new TreeSet<>(kinds.keySet());
    allowed.addAll(DefaultBlocks.RUNNER.keySet());
    for (String key : new TreeSet<>(millrace.keySet())) {
      String path = Names.path(ROOT, key);
      if (!allowed.contains(key)) {
        unknown(millrace, key, path, "unknown section", allowed);
        continue;
      }
      ConfigObject section = Blocks.nested(millrace, key, path, "a block", problems);
      Kind kind = kinds.get(key);
      if (section != null && kind != null) {
        readTypes(kind, section, path);
      } else if (section != null) {
        readRunner(key, section, path);
      }
    }
  }

  private void readTypes(Kind kind, ConfigObject section, String sectionPath) {
    for (String type : new TreeSet<>(section.keySet())) {
      String path = Names.path(sectionPath, type);
      Optional<PluginBinding> binding = catalog.find(kind, type);
      if (binding.isEmpty()) {
        String what = "unknown " + kind.label() + " '" + type + "'";
        unknown(section, type, path, what, catalog.types(kind));
        continue;
      }
      ConfigObject block = Blocks.nested(section, type, path, "a block", problems);
      if (block != null) {
        ConfigObject filled = Defaults.fill(block, catalog.defaults(binding.get()));
        if (isSound(NoKeys.unless(binding.get().settings()), filled, path, Set.of())) {
          defaults.override(binding.get(), filled);
        }
      }
    }
  }

  private void readRunner(String key, ConfigObject block, String path) {
    ConfigObject own = catalog.runnerDefaults(key);
    ConfigObject filled = Defaults.fill(block, own);
    Class<? extends Record> type = DefaultBlocks.RUNNER.getOrDefault(key, NoKeys.class);
    if (isSound(type, filled, path, type == NoKeys.class ? own.keySet() : Set.of())) {
      defaults.override(key, filled);
    }
  }

  private boolean isSound(
      Class<? extends Record> type, ConfigObject block, String path, Set<String> others) {
    Problems found = new Problems();
    RecordBinder.checking(defaults, found).bind(type, block, path, others);
    problems.addAll(found);
    return found.isEmpty();
  }

  private void unknown(
      ConfigObject block, String key, String path, String what, Collection<String> allowed) {
    ConfigValue value = block.get(key);
    String where = Origins.where(value == null ? block.origin() : value.origin());
    problems.add(where, path, what + Names.allowed(allowed, key));
  }
}

package dev.millrace.sim.plugins;

import static java.util.Comparator.comparing;

import com.typesafe.config.Config;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a catalog, in which each plug-in and each type occurs once. */
final class CatalogBuilder {

  private final Map<String, FoundPlugin> byClassName = new HashMap<>();
  private final Map<PluginBinding, FoundPlugin> byBinding =
      new TreeMap<>(comparing(PluginBinding::kind).thenComparing(PluginBinding::type));
  private final Problems problems;

  private CatalogBuilder(Problems problems) {
    this.problems = problems;
  }

  static PluginCatalog build(List<FoundPlugin> found, Config runner, Problems problems) {
    CatalogBuilder builder = new CatalogBuilder(problems);
    List<FoundPlugin> sound = new ArrayList<>();
    for (FoundPlugin plugin : found) {
      if (builder.add(plugin)) {
        sound.add(plugin);
      }
    }
    return new PluginCatalog(builder.byBinding, runner, RootInjector.create(sound, problems));
  }

  private boolean add(FoundPlugin plugin) {
    // Two jars have two class loaders, hence two classes of one name.
    String className = plugin.plugin().getClass().getName();
    FoundPlugin same = byClassName.putIfAbsent(className, plugin);
    if (same != null) {
      problems.add(
          plugin.source(),
          "",
          "plug-in " + className + " was found twice: also in " + same.source());
      return false;
    }
    Problems own = new Problems();
    RootInjector.bindings(plugin, own).forEach(binding -> add(binding, plugin));
    problems.addAll(own);
    return own.isEmpty();
  }

  private void add(PluginBinding binding, FoundPlugin plugin) {
    FoundPlugin other = byBinding.putIfAbsent(binding, plugin);
    if (other == null) {
      SettingsCheck.check(binding, plugin.source(), plugin.reference(), problems);
    } else {
      problems.add(
          plugin.source(),
          "",
          "%s '%s' was found twice: also in %s (%s)"
              .formatted(
                  binding.kind().label(),
                  binding.type(),
                  other.plugin().getClass().getName(),
                  other.source()));
    }
  }
}

package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds plug-ins on the class path. */
final class ClassPathPlugins {

  static final String SOURCE = "class path";

  private ClassPathPlugins() {}

  /** Returns the plug-ins that load. Others are reported. */
  static List<FoundPlugin> find(ClassLoader loader, Config reference, Problems problems) {
    List<FoundPlugin> found = new ArrayList<>();
    for (String className : classNames(loader, problems)) {
      Provider.load(className, loader, SOURCE, problems)
          .ifPresent(plugin -> found.add(new FoundPlugin(plugin, reference)));
    }
    return found;
  }

  private static List<String> classNames(ClassLoader loader, Problems problems) {
    List<String> names = new ArrayList<>();
    Iterator<ServiceLoader.Provider<Plugin>> providers =
        ServiceLoader.load(Plugin.class, loader).stream().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return names;
        }
        names.add(providers.next().type().getName());
      } catch (ServiceConfigurationError e) {
        Provider.report(SOURCE, String.valueOf(e.getMessage()), problems);
      }
    }
  }
}

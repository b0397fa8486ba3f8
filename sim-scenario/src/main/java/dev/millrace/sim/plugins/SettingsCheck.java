package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import java.lang.reflect.RecordComponent;
import java.util.Set;

/** The check that a component's settings and their defaults are what a plug-in owes. */
final class SettingsCheck {

  private SettingsCheck() {}

  /** Reports what is amiss. */
  static void check(PluginBinding binding, String source, Config reference, Problems problems) {
    Class<? extends Record> settings = binding.settings();
    if (settings == null) {
      return;
    }
    try {
      Set<String> reserved = FrameworkKeys.of(binding.kind());
      for (RecordComponent component : settings.getRecordComponents()) {
        String key = Names.key(component);
        if (reserved.contains(key)) {
          problems.add(
              source,
              binding.defaultsPath() + "." + key,
              "a key of the framework's own, which no "
                  + binding.kind().label()
                  + " may use; its own are "
                  + Names.list(reserved));
        }
      }
    } catch (LinkageError e) {
      Provider.report(source, settings.getName() + " " + Provider.words(e), problems);
    }
    if (!reference.hasPath(binding.defaultsPath())) {
      problems.add(
          source,
          binding.defaultsPath(),
          "missing in its "
              + ReferenceConf.NAME
              + "; required: a block with every key and its default");
    }
  }
}

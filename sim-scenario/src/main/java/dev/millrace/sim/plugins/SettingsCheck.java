package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import java.lang.reflect.RecordComponent;
import java.util.Set;

/** Checks a component's settings record and its defaults. */
final class SettingsCheck {

  private SettingsCheck() {}

  /** Reports reserved keys and missing defaults. */
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
              "a key of the framework, which no "
                  + binding.kind().label()
                  + " may use; reserved: "
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

package dev.millrace.sim.plugins;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.Message;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.sim.binding.Problems;
import java.util.ArrayList;
import java.util.List;

/** Creates the Guice injector that holds the modules of all plug-ins. */
final class RootInjector {

  private RootInjector() {}

  /** Creates the injector. Plug-ins that break it are reported and left out. */
  static Injector create(List<FoundPlugin> plugins, Problems problems) {
    try {
      return create(plugins);
    } catch (CreationException anyPlugin) {
      List<FoundPlugin> valid = new ArrayList<>();
      for (FoundPlugin plugin : plugins) {
        valid.add(plugin);
        try {
          create(valid);
        } catch (CreationException e) {
          valid.remove(valid.size() - 1);
          report(plugin, e.getErrorMessages().iterator().next(), problems);
        }
      }
      return create(valid);
    }
  }

  /** Returns the components that a plug-in binds. Failures of {@code configure} are reported. */
  static List<PluginBinding> bindings(FoundPlugin plugin, Problems problems) {
    List<PluginBinding> bindings = new ArrayList<>();
    for (Element element : Elements.getElements(Stage.DEVELOPMENT, plugin.plugin())) {
      if (element instanceof InstanceBinding<?> instance
          && instance.getInstance() instanceof PluginBinding binding) {
        bindings.add(binding);
      } else if (element instanceof Message message) {
        report(plugin, message, problems);
      }
    }
    return bindings;
  }

  private static Injector create(List<FoundPlugin> plugins) {
    List<Module> modules = new ArrayList<>(plugins.stream().map(FoundPlugin::plugin).toList());
    // Declares the set of bindings for the case without plug-ins.
    modules.add(binder -> Multibinder.newSetBinder(binder, PluginBinding.class));
    return Guice.createInjector(Stage.DEVELOPMENT, modules);
  }

  private static void report(FoundPlugin plugin, Message message, Problems problems) {
    Throwable cause = message.getCause();
    Provider.report(
        plugin.source(),
        plugin.plugin().getClass().getName()
            + " fails to configure: "
            + (cause == null ? message.getMessage() : cause),
        problems);
  }
}

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
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ContextLoader;
import dev.millrace.sim.engine.Failures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the Guice injector that holds the modules of all plug-ins. */
final class RootInjector {

  private static final Logger LOG = LoggerFactory.getLogger(RootInjector.class);

  private RootInjector() {}

  /**
   * Creates the injector. Plug-ins that break it are reported and left out; if one does not return,
   * the injector is empty.
   */
  static Injector create(List<FoundPlugin> plugins, Problems problems) {
    try {
      Created created = PluginCall.within(Method.CONFIGURE, () -> createWithSound(plugins));
      problems.addAll(created.problems());
      return created.injector();
    } catch (PluginCall.FailedException e) {
      Provider.report(
          plugins.get(plugins.size() - 1).source(), "a plug-in's " + e.getMessage(), problems);
      return Guice.createInjector();
    }
  }

  private record Created(Injector injector, Problems problems) {}

  private static Created createWithSound(List<FoundPlugin> plugins) {
    Problems problems = new Problems();
    return new Created(createWithSound(plugins, problems), problems);
  }

  private static Injector createWithSound(List<FoundPlugin> plugins, Problems problems) {
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
          Message first = e.getErrorMessages().iterator().next();
          Provider.report(plugin.source(), failsToConfigure(plugin, first), problems);
        }
      }
      return create(valid);
    }
  }

  /** Returns the components that a plug-in binds. Failures of {@code configure} are reported. */
  static List<PluginBinding> bindings(FoundPlugin plugin, Problems problems) {
    try {
      Bound bound = PluginCall.within(Method.CONFIGURE, () -> bindings(plugin));
      bound.failures().forEach(why -> Provider.report(plugin.source(), why, problems));
      return bound.bindings();
    } catch (PluginCall.FailedException e) {
      Provider.report(plugin.source(), failsToConfigure(plugin, e.getMessage()), problems);
      return List.of();
    }
  }

  /** The components that a plug-in binds, and what is wrong with it. */
  private record Bound(List<PluginBinding> bindings, List<String> failures) {}

  private static Bound bindings(FoundPlugin plugin) {
    List<String> failures = new ArrayList<>();
    List<PluginBinding> bindings = new ArrayList<>();
    try {
      for (Element element : Elements.getElements(Stage.DEVELOPMENT, module(plugin))) {
        if (element instanceof InstanceBinding<?> instance
            && instance.getInstance() instanceof PluginBinding binding) {
          bindings.add(binding);
        } else if (element instanceof Message message) {
          failures.add(failsToConfigure(plugin, message));
        }
      }
    } catch (LinkageError e) {
      failures.add(plugin.plugin().getClass().getName() + " " + Provider.words(e));
    }
    return new Bound(bindings, failures);
  }

  private static Injector create(List<FoundPlugin> plugins) {
    List<Module> modules = new ArrayList<>(plugins.stream().map(RootInjector::module).toList());
    // Declares the set of bindings for the case without plug-ins.
    modules.add(binder -> Multibinder.newSetBinder(binder, PluginBinding.class));
    return Guice.createInjector(Stage.DEVELOPMENT, modules);
  }

  /** Returns the module of a plug-in, whose {@code configure} has its context class loader. */
  private static Module module(FoundPlugin plugin) {
    return binder -> {
      try (var scope = ContextLoader.of(plugin.plugin().getClass())) {
        binder.install(plugin.plugin());
      }
    };
  }

  private static String failsToConfigure(FoundPlugin plugin, Message message) {
    Throwable cause = message.getCause();
    if (cause != null) {
      LOG.debug(
          Failures.TRACE, "{} fails to configure", plugin.source(), Failures.printable(cause));
    }
    return failsToConfigure(
        plugin,
        cause == null ? message.getMessage() : OwnCode.text(cause, plugin.plugin().getClass()));
  }

  private static String failsToConfigure(FoundPlugin plugin, @Nullable String why) {
    return plugin.plugin().getClass().getName() + " fails to configure: " + why;
  }
}

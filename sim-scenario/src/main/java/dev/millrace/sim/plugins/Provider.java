package dev.millrace.sim.plugins;

import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ContextLoader;
import dev.millrace.sim.engine.Failures;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates plug-in objects from the classes that provider files name. */
final class Provider {

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

  private Provider() {}

  /** Loads a class and creates its object; empty if a problem was reported. */
  static Optional<Plugin> load(
      String className, ClassLoader loader, String source, Problems problems) {
    try {
      Loaded loaded = PluginCall.within(Method.CONSTRUCTOR, () -> load(className, loader));
      if (loaded.problem() == null) {
        return Optional.ofNullable(loaded.plugin());
      }
      report(source, className + " " + loaded.problem(), problems);
    } catch (PluginCall.FailedException e) {
      report(source, className + " fails to load: " + e.getMessage(), problems);
    }
    return Optional.empty();
  }

  /** A plug-in, or why it could not be created, in words that follow its name. */
  private record Loaded(@Nullable Plugin plugin, @Nullable String problem) {}

  private static Loaded load(String className, ClassLoader loader) {
    try {
      return new Loaded(create(Class.forName(className, true, loader)), null);
    } catch (ClassNotFoundException e) {
      return new Loaded(null, "is named in it but does not exist");
    } catch (InvalidPluginException e) {
      return new Loaded(null, e.getMessage());
    } catch (LinkageError e) {
      return new Loaded(null, words(e));
    }
  }

  /** Reports that a plug-in does not load. */
  static void report(String source, String why, Problems problems) {
    problems.add(
        source,
        "",
        (source.endsWith(".jar") ? "plug-in jar does not load: " : "plug-in does not load: ")
            + why);
  }

  /** Describes why a class could not be linked, in words that follow its name. */
  static String words(LinkageError e) {
    if (e instanceof NoClassDefFoundError) {
      return "needs a class that does not exist: "
          + String.valueOf(Failures.message(e)).replace('/', '.')
          + "; the jar of a library belongs in the folder of its plug-in";
    }
    Throwable cause =
        e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
    return "fails to load: " + Failures.text(cause);
  }

  private static Plugin create(Class<?> type) throws InvalidPluginException {
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new InvalidPluginException("is not a " + Plugin.class.getName());
    }
    try (var scope = ContextLoader.of(type)) {
      return (Plugin) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new InvalidPluginException(
          "is not a public class with a public constructor without arguments");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LinkageError linkage) {
        throw linkage;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.debug(
          Failures.TRACE, "{} fails in its constructor", type.getName(), Failures.printable(cause));
      throw new InvalidPluginException(
          "fails in its constructor: " + OwnCode.text(cause, type.asSubclass(Plugin.class)));
    }
  }

  private static final class InvalidPluginException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPluginException(String message) {
      super(message);
    }
  }
}

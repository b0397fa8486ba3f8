package dev.millrace.sim.plugins;

import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Creates plug-in objects from the classes that provider files name. */
final class Provider {

  private Provider() {}

  /** Loads a class and creates its object; empty if a problem was reported. */
  static Optional<Plugin> load(
      String className, ClassLoader loader, String source, Problems problems) {
    try {
      return Optional.of(create(Class.forName(className, true, loader)));
    } catch (ClassNotFoundException e) {
      report(source, className + " is named in it but does not exist", problems);
    } catch (InvalidPluginException e) {
      report(source, className + " " + e.getMessage(), problems);
    } catch (LinkageError e) {
      report(source, className + " " + words(e), problems);
    }
    return Optional.empty();
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
          + String.valueOf(e.getMessage()).replace('/', '.');
    }
    Throwable cause =
        e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
    return "fails to load: " + cause;
  }

  private static Plugin create(Class<?> type) throws InvalidPluginException {
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new InvalidPluginException("is not a " + Plugin.class.getName());
    }
    try {
      return (Plugin) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new InvalidPluginException(
          "is not a public class with a public constructor without arguments");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LinkageError linkage) {
        throw linkage;
      }
      throw new InvalidPluginException("fails in its constructor: " + e.getCause());
    }
  }

  private static final class InvalidPluginException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPluginException(String message) {
      super(message);
    }
  }
}

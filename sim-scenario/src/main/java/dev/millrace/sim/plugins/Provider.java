package dev.millrace.sim.plugins;

import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The making of a plug-in object from the class that a provider file names. */
final class Provider {

  private Provider() {}

  /** Loads the class and makes its object; empty if it cannot be, which is then reported. */
  static Optional<Plugin> load(
      String className, ClassLoader loader, String source, Problems problems) {
    try {
      return Optional.of(create(Class.forName(className, true, loader)));
    } catch (ClassNotFoundException e) {
      report(source, className + " is named in it but is not there", problems);
    } catch (Broken e) {
      report(source, className + " " + e.getMessage(), problems);
    } catch (LinkageError e) {
      report(source, className + " " + words(e), problems);
    }
    return Optional.empty();
  }

  /** Reports that something of a source does not load. */
  static void report(String source, String why, Problems problems) {
    problems.add(
        source,
        "",
        (source.endsWith(".jar") ? "plug-in jar does not load: " : "plug-in does not load: ")
            + why);
  }

  /** Why a class could not be linked, in words that follow its name. */
  static String words(LinkageError e) {
    if (e instanceof NoClassDefFoundError) {
      return "needs a class that is not there: " + String.valueOf(e.getMessage()).replace('/', '.');
    }
    Throwable cause =
        e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
    return "fails to load: " + cause;
  }

  private static Plugin create(Class<?> type) throws Broken {
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new Broken("is no " + Plugin.class.getName());
    }
    try {
      return (Plugin) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new Broken("is no public class with a public constructor without arguments");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LinkageError linkage) {
        throw linkage;
      }
      throw new Broken("fails in its constructor: " + e.getCause());
    }
  }

  /** Says what is wrong with a class that is there. */
  private static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }
}

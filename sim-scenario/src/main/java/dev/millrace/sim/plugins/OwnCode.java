package dev.millrace.sim.plugins;

import dev.millrace.plugin.Plugin;
import dev.millrace.sim.engine.Failures;
import java.security.CodeSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes failures with the place in a plug-in's own code, not in a library that it called. */
public final class OwnCode {

  private OwnCode() {}

  /**
   * Returns the class and the message of a failure and its innermost frame in the plug-in's jar, on
   * one line.
   */
  public static String text(Throwable failure, Class<? extends Plugin> plugin) {
    return Failures.text(failure) + frame(failure, plugin);
  }

  private static String frame(Throwable failure, Class<? extends Plugin> plugin) {
    try {
      return Stream.of(failure.getStackTrace())
          .filter(frame -> isOwn(frame.getClassName(), plugin))
          .findFirst()
          .map(frame -> ", at " + frame)
          .orElse("");
    } catch (Throwable t) {
      // The method may be that of a plug-in's exception.
      return "";
    }
  }

  private static boolean isOwn(String className, Class<?> plugin) {
    try {
      Class<?> type = Class.forName(className, false, plugin.getClassLoader());
      String jar = location(plugin);
      return jar != null && jar.equals(location(type));
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // a hidden class, or one that another loader generated
    }
  }

  private static @Nullable String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : String.valueOf(source.getLocation());
  }
}

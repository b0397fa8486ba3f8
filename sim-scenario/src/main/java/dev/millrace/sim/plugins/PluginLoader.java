package dev.millrace.sim.plugins;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of one plug-in and of the libraries beside it.
 *
 * <p>Of the program it sees the JDK and {@link #SHARED} packages alone: a plug-in brings its own
 * libraries, in the version that it needs, and the libraries of Millrace and of other plug-ins are
 * hidden from it. Never closed: components load classes as long as the program runs.
 */
public final class PluginLoader extends URLClassLoader {

  /**
   * The packages whose classes are those of the program, because their objects pass between a
   * plug-in and Millrace: the contracts, the injector with its annotations and its interceptors,
   * the log, the annotations for null. A copy in a plug-in's jars is not loaded.
   */
  static final List<String> SHARED =
      List.of(
          "dev.millrace.api.",
          "dev.millrace.plugin.",
          "com.google.inject.",
          "jakarta.inject.",
          "org.aopalliance.",
          "org.slf4j.",
          "org.jspecify.");

  private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

  static {
    registerAsParallelCapable();
  }

  private final AtomicBoolean driversLoaded = new AtomicBoolean();

  PluginLoader(List<Path> jars, ClassLoader program) {
    super(jars.stream().map(PluginLoader::url).toArray(URL[]::new), new SharedClasses(program));
  }

  /**
   * Loads the JDBC drivers beside a plug-in, which register themselves. {@code DriverManager} does
   * so for one class loader only, that of the thread which uses it first.
   *
   * @param plugin a class of the plug-in; has no effect if a loader of another kind loaded it
   */
  public static void loadDrivers(Class<?> plugin) {
    if (plugin.getClassLoader() instanceof PluginLoader loader
        && loader.driversLoaded.compareAndSet(false, true)) {
      loader.loadDrivers();
    }
  }

  private void loadDrivers() {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, this).iterator();
    while (true) {
      try {
        if (!drivers.hasNext()) {
          return;
        }
        LOG.debug("loaded the JDBC driver {}", drivers.next().getClass().getName());
      } catch (ServiceConfigurationError | LinkageError e) {
        LOG.debug("a JDBC driver does not load", e);
      }
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds the classes that plug-ins share with the program, and those of the JDK. */
  private static final class SharedClasses extends ClassLoader {

    static {
      registerAsParallelCapable();
    }

    private final ClassLoader program;

    SharedClasses(ClassLoader program) {
      super(getPlatformClassLoader());
      this.program = program;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SHARED.stream().anyMatch(name::startsWith)) {
        return program.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}

package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs plug-ins that have libraries of their own beside them. */
@Timeout(60)
class PluginLoadersTest {

  private static final String SCENARIO =
      """
      producers.p { type = random, messages = 20, gap = 1ms }
      pipeline { type = queue, capacity = 7 }
      consumers.c { type = slow-database, service = 0s }
      run { engine = virtual, drain-timeout = 1s }
      """;

  @TempDir private Path plugins;

  @Test
  void twoVersionsOfALibrary_bothWork() throws Exception {
    sinkThatNeeds("one", "1.0");
    sinkThatNeeds("two", "2.0");

    var result =
        Scenarios.parse(SCENARIO)
            .with("consumers.c={type=one}", "consumers.d={type=two}")
            .withPlugins(plugins)
            .run();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(20);
  }

  /** Adds a plug-in whose consumer fails unless its library has this version. */
  private void sinkThatNeeds(String name, String version) throws IOException {
    Path folder = Files.createDirectory(plugins.resolve(name));
    Path library =
        PluginJars.jar()
            .with(
                "Library",
                "public class Library { public static String version() { return \"%s\"; } }"
                    .formatted(version))
            .write(folder.resolve("library.jar"));
    String plugin = "Plugin" + name;
    PluginJars.jar()
        .using(library)
        .with(
            plugin,
            """
            public class %s extends dev.millrace.plugin.Plugin {
              public static class Sink implements dev.millrace.api.Consumer {
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c) {
                  if (!Library.version().equals("%s")) {
                    throw new IllegalStateException(Library.version());
                  }
                }
              }
              protected void configure() { bindConsumer("%s", Sink.class); }
            }
            """
                .formatted(plugin, version, name))
        .file("reference.conf", "millrace.consumers.%s {}".formatted(name))
        .provides(plugin)
        .write(folder.resolve("plugin.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "real"})
  void driversBesidePlugins_areFound(String engine) throws Exception {
    writerTo(engine + "-one");
    writerTo(engine + "-two");

    var result =
        Scenarios.parse(SCENARIO)
            .with(
                "run.engine=" + engine,
                "consumers.c={type=%s-one}".formatted(engine),
                "consumers.d={type=%s-two}".formatted(engine))
            .withPlugins(plugins)
            .run();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(20);
  }

  /** Adds a plug-in whose consumer connects to a database by a driver in its folder. */
  private void writerTo(String database) throws IOException {
    Path folder = Files.createDirectory(plugins.resolve(database));
    PluginJars.jar()
        .with(
            "TinyDriver",
            """
            import java.sql.*;
            public class TinyDriver implements Driver {
              static {
                try {
                  DriverManager.registerDriver(new TinyDriver());
                } catch (SQLException e) {
                  throw new ExceptionInInitializerError(e);
                }
              }
              public Connection connect(String url, java.util.Properties info) {
                return !acceptsURL(url) ? null : (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> null);
              }
              public boolean acceptsURL(String url) { return url.equals("jdbc:tiny:%s"); }
              public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) {
                return new DriverPropertyInfo[0];
              }
              public int getMajorVersion() { return 1; }
              public int getMinorVersion() { return 0; }
              public boolean jdbcCompliant() { return false; }
              public java.util.logging.Logger getParentLogger() { return null; }
            }
            """
                .formatted(database))
        .file("META-INF/services/java.sql.Driver", "TinyDriver\n")
        .write(folder.resolve("driver.jar"));
    String plugin = "Plugin" + database.replace('-', '_');
    PluginJars.jar()
        .with(
            plugin,
            """
            public class %1$s extends dev.millrace.plugin.Plugin {
              public static class Writer implements dev.millrace.api.Consumer {
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c)
                    throws Exception {
                  java.sql.DriverManager.getConnection("jdbc:tiny:%2$s").close();
                }
              }
              protected void configure() { bindConsumer("%2$s", Writer.class); }
            }
            """
                .formatted(plugin, database))
        .file("reference.conf", "millrace.consumers.%s {}".formatted(database))
        .provides(plugin)
        .write(folder.resolve("plugin.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "real"})
  void components_haveTheirContextClassLoader(String engine) throws Exception {
    contextual();
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    var result =
        Scenarios.parse(SCENARIO)
            .with(
                "run.engine=" + engine,
                "producers.p={type=contextual}",
                "consumers.c={type=contextual}")
            .withPlugins(plugins)
            .run();

    assertThat(result.orThrow().pooled().ledger().delivered()).isEqualTo(20);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  /** Adds a plug-in whose components fail unless they have their context class loader. */
  private void contextual() throws IOException {
    PluginJars.jar()
        .with(
            "Contextual",
            """
            import dev.millrace.api.*;
            public class Contextual extends dev.millrace.plugin.Plugin {
              static void check(String where) {
                ClassLoader found = Thread.currentThread().getContextClassLoader();
                if (found != Contextual.class.getClassLoader()) {
                  throw new IllegalStateException(where + ": " + found);
                }
              }
              public static class Source implements Producer, FigureSource {
                int produced;
                public Source() { check("constructor"); }
                public void declare(Figures figures) { check("declare"); }
                public Arrival next() {
                  check("next");
                  return produced == 20 ? null : new Arrival(1000, "m" + produced++);
                }
                public void close() { check("close"); }
              }
              public static class Sink implements Consumer {
                public Sink() { check("constructor"); }
                public void accept(Message message, Clock clock) { check("accept"); }
                public void close() { check("close"); }
              }
              public Contextual() { check("plug-in"); }
              protected void configure() {
                check("configure");
                bindProducer("contextual", Source.class);
                bindConsumer("contextual", Sink.class);
              }
            }
            """)
        .file("reference.conf", "millrace { producers.contextual {}, consumers.contextual {} }")
        .provides("Contextual")
        .write(plugins.resolve("contextual.jar"));
  }

  @Test
  void librariesOfMillrace_areHidden() throws Exception {
    PluginJars.jar()
        .with(
            "Curious",
            """
            public class Curious extends dev.millrace.plugin.Plugin {
              public static class Sink implements dev.millrace.api.Consumer {
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c)
                    throws Exception {
                  Class.forName("com.typesafe.config.Config");
                }
              }
              protected void configure() { bindConsumer("curious", Sink.class); }
            }
            """)
        .file("reference.conf", "millrace.consumers.curious {}")
        .provides("Curious")
        .write(plugins.resolve("curious.jar"));

    var result =
        Scenarios.parse(SCENARIO).with("consumers.c={type=curious}").withPlugins(plugins).run();

    assertThat(result.pooled().ledger().failed()).isEqualTo(20);
  }
}

package dev.millrace.sim.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.millrace.fixtures.PluginJars;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  @Test
  void jar_hasComponentsDefaultsAndDescription() throws IOException {
    Path jar = PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("tide.jar"));

    PluginCatalog catalog = discover();

    assertThat(said()).isEmpty();
    PluginBinding tide = catalog.find(Kind.PRODUCER, "tide").orElseThrow();
    assertThat(catalog.defaults(tide).unwrapped()).containsEntry("size", 7);
    assertThat(catalog.summary(tide)).isEqualTo("What tide does.");
    assertThat(catalog.source(tide)).isEqualTo(jar.toString());
    assertThat(catalog.injector().getInstance(tide.component())).isNotNull();
    assertThat(catalog.find(Kind.CONSUMER, "tide")).isEmpty();
  }

  @Test
  void components_areSortedByType() throws IOException {
    PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("a.jar"));
    PluginJars.jar().withProducer("Brook", "brook").write(folder.resolve("b.jar"));

    assertThat(discover().types(Kind.PRODUCER)).containsExactly("brook", "tide");
    assertThat(said()).isEmpty();
  }

  @Test
  void classPathPlugin_hasClassPathDefaults() throws IOException {
    Path jar = PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("tide.jar"));
    try (URLClassLoader classPath =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, new WithoutPlugins())) {
      PluginCatalog catalog = PluginCatalog.discover(null, classPath, problems);

      PluginBinding tide = catalog.find(Kind.PRODUCER, "tide").orElseThrow();
      assertThat(catalog.source(tide)).isEqualTo("class path");
      assertThat(catalog.defaults(tide).unwrapped()).containsEntry("size", 7);
      assertThat(said()).isEmpty();
    }
  }

  @Test
  void noPlugins_haveNoBindings() {
    Set<PluginBinding> bindings =
        PluginCatalog.discover(null, new WithoutPlugins(), problems)
            .injector()
            .getInstance(Key.get(new TypeLiteral<Set<PluginBinding>>() {}));

    assertThat(bindings).isEmpty();
    assertThat(said()).isEmpty();
  }

  @Test
  void sameJarTwice_isReported() throws IOException {
    Path jar = PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("a.jar"));
    Files.copy(jar, folder.resolve("b.jar"));

    PluginCatalog catalog = discover();

    assertThat(said()).containsExactly("b.jar: plug-in Tide was found twice: also in a.jar");
    assertThat(catalog.types(Kind.PRODUCER)).containsExactly("tide");
  }

  @Test
  void sameTypeTwice_isReported() throws IOException {
    PluginJars.jar().withProducer("Ebb", "tide").write(folder.resolve("a.jar"));
    PluginJars.jar().withProducer("Flow", "tide").write(folder.resolve("b.jar"));

    discover();

    assertThat(said())
        .containsExactly("b.jar: producer 'tide' was found twice: also in Ebb (a.jar)");
  }

  @Test
  void hugeFilesInJars_areReportedWithTheLimit() throws IOException {
    String huge = "# A comment.\n".repeat(1_000_000);
    PluginJars.jar()
        .withProducer("Tide", "tide")
        .file("reference.conf", huge)
        .write(folder.resolve("a.jar"));
    PluginJars.jar()
        .withProducer("Ebb", "ebb")
        .file("META-INF/services/dev.millrace.plugin.Plugin", "Ebb\n" + huge)
        .write(folder.resolve("b.jar"));

    discover();

    assertThat(said())
        .containsExactly(
            "a.jar: plug-in jar does not load: reference.conf is too large; allowed: at most"
                + " 1,048,576 bytes",
            "b.jar: plug-in jar does not load: META-INF/services/dev.millrace.plugin.Plugin is too"
                + " large; allowed: at most 1,048,576 bytes");
  }

  @Test
  void brokenJars_areReported() throws IOException {
    PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("zz-good.jar"));
    Files.writeString(folder.resolve("a-text.jar"), "not a jar");
    PluginJars.jar().provides("Nowhere").write(folder.resolve("b-missing.jar"));
    PluginJars.jar()
        .with("NoPlugin", "public class NoPlugin {}")
        .provides("NoPlugin")
        .write(folder.resolve("c-other.jar"));
    PluginJars.jar()
        .with(
            "Shy",
            "public class Shy extends dev.millrace.plugin.Plugin {"
                + " private Shy() {} protected void configure() {} }")
        .provides("Shy")
        .write(folder.resolve("d-private.jar"));
    PluginJars.jar()
        .with(
            "Bad",
            "public class Bad extends dev.millrace.plugin.Plugin {"
                + " public Bad() { throw new IllegalStateException(\"no luck\"); }"
                + " protected void configure() {} }")
        .provides("Bad")
        .write(folder.resolve("e-throws.jar"));
    PluginJars.jar()
        .withConfigure("Worse", "throw new IllegalStateException(\"no luck\");")
        .write(folder.resolve("f-configure.jar"));
    PluginJars.jar()
        .withConfigure("Static", "")
        .with(
            "Static",
            "public class Static extends dev.millrace.plugin.Plugin {"
                + " static int zero = 0; static int one = 1 / zero;"
                + " protected void configure() {} }")
        .write(folder.resolve("g-static.jar"));

    PluginCatalog catalog = discover();

    assertThat(catalog.types(Kind.PRODUCER)).containsExactly("tide");
    assertThat(said())
        .containsExactly(
            "a-text.jar: plug-in jar does not load: not a jar file (zip END header not found)",
            "b-missing.jar: plug-in jar does not load: Nowhere is named in it but does not exist",
            "c-other.jar: plug-in jar does not load: NoPlugin is not a dev.millrace.plugin.Plugin",
            "d-private.jar: plug-in jar does not load: Shy is not a public class with a public"
                + " constructor without arguments",
            "e-throws.jar: plug-in jar does not load: Bad fails in its constructor:"
                + " java.lang.IllegalStateException: no luck, at Bad.<init>(Bad.java:1)",
            "g-static.jar: plug-in jar does not load: Static fails to load:"
                + " java.lang.ArithmeticException: / by zero",
            "f-configure.jar: plug-in jar does not load: Worse fails to configure:"
                + " java.lang.IllegalStateException: no luck, at Worse.configure(Worse.java:2)");
  }

  @Test
  void invalidTypeName_isReported() throws IOException {
    PluginJars.jar().withProducer("Tide", "High_Tide").write(folder.resolve("tide.jar"));

    discover();

    assertThat(said())
        .containsExactly(
            "tide.jar: plug-in jar does not load: Tide fails to configure:"
                + " java.lang.IllegalArgumentException: 'High_Tide' is no type name: lower-case"
                + " words joined by hyphens, at Tide.configure(Tide.java:7)");
  }

  @Test
  void missingOrInvalidDefaults_areReported() throws IOException {
    PluginJars.jar()
        .withProducer("Tide", "tide")
        .file("reference.conf", "millrace.producers.tied {}")
        .write(folder.resolve("a.jar"));
    PluginJars.jar()
        .withProducer("Brook", "brook")
        .file("reference.conf", "millrace {\n  producers = ]\n}")
        .write(folder.resolve("b.jar"));

    discover();

    assertThat(said())
        .containsExactly(
            "b.jar!reference.conf:2: invalid HOCON: expecting a value but got wrong token: ']'",
            "a.jar: millrace.producers.tide: missing in its reference.conf; required: a block with"
                + " every key and its default",
            "b.jar: millrace.producers.brook: missing in its reference.conf; required: a block with"
                + " every key and its default");
  }

  @Test
  void reservedKey_isReported() throws IOException {
    PluginJars.jar()
        .withProducer("Tide", "tide")
        .with(
            "Tide",
            """
            public class Tide extends dev.millrace.plugin.Plugin {
              public record Settings(int count, int size) {}
              public static abstract class Component implements dev.millrace.api.Producer {}
              protected void configure() {
                bindProducer("tide", Component.class, Settings.class);
              }
            }
            """)
        .write(folder.resolve("tide.jar"));

    discover();

    assertThat(said())
        .containsExactly(
            "tide.jar: millrace.producers.tide.count: a key of the framework, which no producer may"
                + " use; reserved: arrivals, count, deadline, expiry, limit, log, type");
  }

  @Test
  void pluginThatBreaksTheInjector_isLeftOut() throws IOException {
    String binding = "bind(String.class).toInstance(\"%s\");";
    PluginJars.jar().withConfigure("First", binding.formatted("1")).write(folder.resolve("a.jar"));
    PluginJars.jar().withConfigure("Second", binding.formatted("2")).write(folder.resolve("b.jar"));
    PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("c.jar"));

    PluginCatalog catalog = discover();

    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("b.jar: plug-in jar does not load: Second fails to configure: ")
        .contains("String")
        .doesNotContain("\n");
    assertThat(catalog.injector().getInstance(String.class)).isEqualTo("1");
    assertThat(catalog.types(Kind.PRODUCER)).containsExactly("tide");
  }

  private List<String> said() {
    return problems.all().stream()
        .map(Problem::toString)
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  private PluginCatalog discover() {
    return PluginSource.classPath()
        .withLoader(new WithoutPlugins())
        .withFolder(folder)
        .discover(problems);
  }
}

package dev.millrace.sim.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.PluginJars;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  @Test
  void plugin_usesALibraryInItsFolder() throws IOException {
    Path own = Files.createDirectory(folder.resolve("acme"));
    Path library = aLibrary().write(own.resolve("z-library.jar"));
    aPluginThatUses(library).write(own.resolve("plugin.jar"));

    assertThat(discover().types(Kind.OVERFLOW_POLICY)).containsExactly("from-the-library");
    assertThat(said()).isEmpty();
  }

  @Test
  void otherJarsOfAFolder_areItsLibraries() throws IOException {
    Path own = Files.createDirectory(folder.resolve("acme"));
    aLibrary().write(own.resolve("library.jar"));
    PluginJars.jar().withProducer("Tide", "tide").write(own.resolve("tide.jar"));

    PluginCatalog catalog = discover();

    assertThat(catalog.place(catalog.find(Kind.PRODUCER, "tide").orElseThrow()))
        .contains(new PluginPlace(own.toString(), List.of("library.jar")));
    assertThat(warnings()).isEmpty();
  }

  @Test
  void jarWithoutPlugin_isALibraryOfNone() throws IOException {
    aLibrary().write(folder.resolve("library.jar"));

    discover();

    assertThat(warnings())
        .containsExactly(
            "library.jar: no plug-in: it has no META-INF/services/dev.millrace.plugin.Plugin, so it"
                + " is taken for a library, of no plug-in; a library belongs in the folder of its"
                + " plug-in");
  }

  @Test
  void folderWithoutPlugin_isNamedWithItsLibraries() throws IOException {
    Path own = Files.createDirectory(folder.resolve("acme"));
    aLibrary().write(own.resolve("a.jar"));
    aLibrary().write(own.resolve("b.jar"));

    discover();

    assertThat(warnings())
        .containsExactly(
            "acme: no plug-in: none of its jars has META-INF/services/dev.millrace.plugin.Plugin,"
                + " so they are taken for libraries (a.jar, b.jar)");
  }

  @Test
  void folderWithoutJars_isIgnored() throws IOException {
    Files.createDirectory(folder.resolve("classes"));
    PluginJars.jar().withProducer("Tide", "tide").write(folder.resolve("tide.jar"));

    assertThat(discover().types(Kind.PRODUCER)).containsExactly("tide");
    assertThat(said()).isEmpty();
  }

  @Test
  void missingClass_isReported() throws IOException {
    Path library = aLibrary().write(folder.resolve("library.jar"));
    aPluginThatUses(library).write(folder.resolve("plugin.jar"));

    discover();

    assertThat(said())
        .containsExactly(
            "plugin.jar: plug-in jar does not load: Uses needs a class that does not exist:"
                + " Library; the jar of a library belongs in the folder of its plug-in");
  }

  @Test
  void missingFolder_isReported() {
    discover(folder.resolve("none"));

    assertThat(said()).containsExactly("none: no such folder");
  }

  private static PluginJars aLibrary() {
    return PluginJars.jar()
        .with(
            "Library",
            """
            public record Library() implements dev.millrace.api.OverflowPolicy {
              public Decision decideBeforePut(dev.millrace.api.Message message) {
                return new Block();
              }
            }
            """);
  }

  private static PluginJars aPluginThatUses(Path library) {
    return PluginJars.jar()
        .using(library)
        .withConfigure("Uses", "bindOverflowPolicy(\"from-the-library\", Library.class);")
        .file("reference.conf", "millrace.overflow-policies.from-the-library {}");
  }

  private PluginCatalog discover() {
    return discover(folder);
  }

  private PluginCatalog discover(Path jars) {
    return PluginSource.classPath()
        .withLoader(new WithoutPlugins())
        .withFolder(jars)
        .discover(problems);
  }

  private List<String> said() {
    return relative(problems.all());
  }

  private List<String> warnings() {
    return relative(problems.warnings());
  }

  private List<String> relative(List<Problem> found) {
    return found.stream()
        .map(Problem::toString)
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }
}

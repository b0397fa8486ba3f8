package dev.millrace.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.sim.study.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Creates a project from the archetype, compiles it, runs its tests and its scenario. */
class ArchetypeTest {

  @TempDir private Path folder;

  private CreatedProject project = new CreatedProject(Path.of(""));

  @BeforeEach
  void create() throws Exception {
    project = CreatedProject.in(Files.createDirectory(folder.resolve("pulse")));
  }

  @Test
  void createdProject_compilesWithoutWarnings() throws Exception {
    assertThat(project.compile()).isEmpty();
  }

  @Test
  void createdTests_pass() throws Exception {
    project.compile();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var loader = project.loader()) {
      thread.setContextClassLoader(loader);
      List<DiscoverySelector> tests = new ArrayList<>();
      for (String name : project.tests()) {
        tests.add(selectClass(loader.loadClass(name)));
      }

      var events = EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents();

      assertThat(tests).hasSize(2);
      assertThat(events.failed().list()).isEmpty();
      assertThat(events.succeeded().count()).isGreaterThan(5);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void createdScenario_runs() throws Exception {
    project.compile();
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    project.pack(plugins.resolve("pulse.jar"));

    var result = Scenarios.load(project.folder().resolve("beat.conf")).withPlugins(plugins).run();

    assertThat(result.orThrow().pooled().ledger().delivered()).isEqualTo(200);
  }

  @Test
  void everyPlaceholder_isReplaced() throws Exception {
    try (Stream<Path> files = Files.walk(project.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("${");
      }
    }
  }

  @Test
  void version_isThatOfMillrace() throws Exception {
    assertThat(CreatedProject.defaults()).noneMatch(value -> value.contains("$"));
  }
}

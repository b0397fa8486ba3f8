package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonResultTest {

  @TempDir Path folder;

  private Scenario scenario;
  private Injector plugins;

  @BeforeEach
  void load() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("small.conf"),
            """
            producers { web { type = random, messages = 5, gap = 1s } }
            pipeline { type = queue, capacity = 2, overflow { policy = drop-newest } }
            consumers { db { type = slow-database, service = 3s } }
            run { seed = 7 }
            """);
    Problems problems = new Problems();
    PluginCatalog catalog = PluginCatalog.discover(null, problems);
    scenario = new ScenarioLoader(catalog, problems).load(file, List.of());
    plugins = catalog.injector();
  }

  private String json(int threads, int replications) throws Exception {
    StudyResult study = Replications.of(scenario, plugins).onThreads(threads).run(replications);
    Forecast forecast;
    try (var components = Wiring.wireForPreFlight(scenario, plugins)) {
      forecast = Forecast.of(scenario, components.producers(), components.consumers());
    }
    return JsonResult.of(
            scenario, forecast, List.of(new Played(EngineChoice.VIRTUAL, study, 123_456)), null)
        .replace(scenario.source(), "small.conf")
        .replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"1\"");
  }

  /**
   * Messages are due at 0, 1, 2, 3 and 4 s and take 3 s each: the first is taken at once, those of
   * 1 and 2 s wait in the queue, that of 3 s finds the place that the second has just left, that of
   * 4 s finds none. They are taken at 0, 3, 6 and 9 s: waits of 0, 2, 4 and 6 s.
   */
  @Test
  void theDocumentOfASmallRunIsKnownToTheByte() throws Exception {
    try (var expected = JsonResultTest.class.getResourceAsStream("small.json")) {
      assertThat(expected).isNotNull();
      assertThat(json(1, 1)).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theDocumentDoesNotDependOnTheNumberOfThreads() throws Exception {
    assertThat(json(4, 12)).isEqualTo(json(1, 12)).contains("\"replications\" : 12");
  }
}

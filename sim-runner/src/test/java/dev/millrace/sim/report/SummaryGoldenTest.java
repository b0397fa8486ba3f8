package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Summaries, compared with committed texts. */
class SummaryGoldenTest {

  private final VirtualRuns runs = new VirtualRuns();

  static Stream<Path> scenarios() throws Exception {
    return Stream.of(Path.of("../conf"), GoldenFile.SCENARIOS)
        .flatMap(SummaryGoldenTest::scenariosIn)
        .sorted();
  }

  private static Stream<Path> scenariosIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".conf")).toList().stream();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void summary_inVirtualTime_isGolden(Path file) throws Exception {
    Scenario scenario = runs.load(file, "run.engine=virtual");
    String summary =
        ConsoleSummary.of(scenario, runs.forecast(scenario), List.of(runs.run(scenario)));

    GoldenFile.check(golden(file), summary);
  }

  @Test
  void summary_ofBothEngines_isGolden() throws Exception {
    Scenario scenario = runs.load(GoldenFile.SCENARIOS.resolve("groups.conf"), "run.engine=both");
    String summary =
        ConsoleSummary.of(
            scenario, runs.forecast(scenario), List.of(runs.runReal(scenario), runs.run(scenario)));

    GoldenFile.check("groups.both-engines.txt", GoldenFile.maskRealTime(summary));
  }

  @Test
  void summary_untimed_isGolden() throws Exception {
    Scenario scenario = runs.load(Path.of("../conf/lock.conf"), "run.measure=off");
    String summary =
        ConsoleSummary.of(scenario, runs.forecast(scenario), List.of(runs.runReal(scenario)));

    GoldenFile.check("lock.untimed.txt", GoldenFile.maskRealTime(summary));
  }

  private static String golden(Path file) {
    return file.getFileName().toString().replace(".conf", ".summary.txt");
  }
}

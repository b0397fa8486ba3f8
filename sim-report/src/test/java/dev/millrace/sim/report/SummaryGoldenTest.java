package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.EngineResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Summaries, compared with committed texts. */
class SummaryGoldenTest {

  private final VirtualRuns runs = new VirtualRuns();

  private String summary(Scenario scenario, EngineResult... results) throws Exception {
    return ConsoleSummary.of(scenario, runs.report(scenario, null, results));
  }

  static Stream<Path> scenarios() {
    return Stream.of(Path.of("../conf"), GoldenFile.SCENARIOS)
        .flatMap(folder -> filesIn(folder, ".conf"))
        .filter(file -> !file.endsWith("database.conf")) // a real database has no virtual time
        .sorted();
  }

  private static Stream<Path> filesIn(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void summary_inVirtualTime_isGolden(Path file) throws Exception {
    Scenario scenario = runs.load(file, "run.engine=virtual");
    String summary = summary(scenario, runs.run(scenario));

    GoldenFile.check(golden(file), summary);
  }

  @Test
  void summary_onRealThreads_isGolden() throws Exception {
    Scenario scenario = runs.load(GoldenFile.SCENARIOS.resolve("groups.conf"));

    GoldenFile.check(
        "groups.real.txt", GoldenFile.maskRealTime(summary(scenario, runs.runReal(scenario))));
  }

  @Test
  void summary_ofBothEngines_endsWithTheirComparison() throws Exception {
    Scenario scenario = runs.load(GoldenFile.SCENARIOS.resolve("drops.conf"));
    Scenario other = runs.load(GoldenFile.SCENARIOS.resolve("drops.conf"), "pipeline.capacity=20");
    String summary = summary(scenario, runs.run(scenario), runs.run(other));

    GoldenFile.check("comparison.txt", summary.substring(summary.indexOf("  real and virtual")));
  }

  @ParameterizedTest
  @MethodSource("goldenTexts")
  void goldenText_fits80Columns(Path file) throws Exception {
    assertThat(Files.readAllLines(file)).allMatch(line -> line.length() <= 80);
  }

  static Stream<Path> goldenTexts() {
    return filesIn(GoldenFile.GOLDEN, ".txt");
  }

  @Test
  void summary_untimed_isGolden() throws Exception {
    Scenario scenario = runs.load(Path.of("../conf/lock.conf"), "run.measure=off");
    String summary = summary(scenario, runs.runReal(scenario));

    GoldenFile.check("lock.untimed.txt", GoldenFile.maskRealTime(summary));
  }

  private static String golden(Path file) {
    return file.getFileName().toString().replace(".conf", ".summary.txt");
  }
}

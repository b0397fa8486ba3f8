package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ComparisonResult.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of compared pipelines, compared with committed texts. */
class CompareGoldenTest {

  private static final Path BURSTY = Path.of("../conf/bursty-database.conf");

  private final VirtualRuns runs = new VirtualRuns();

  private String table(Path file, List<String> pipelines, String... settings) throws Exception {
    List<Scenario> scenarios = runs.loadEach(file, pipelines, settings);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < pipelines.size(); i++) {
      entries.add(new Entry(pipelines.get(i), runs.run(scenarios.get(i)), null));
    }
    Scenario first = scenarios.get(0);
    return table(first, entries);
  }

  private String table(Scenario scenario, List<Entry> entries) throws Exception {
    return PipelineTable.of(scenario, runs.report(scenario, entries));
  }

  @Test
  void table_ofLossyPipelines_isGolden() throws Exception {
    GoldenFile.check(
        "bursty-database.compare.txt",
        table(BURSTY, List.of("lock", "queue", "ring", "buffer"), "run.engine=virtual"));
  }

  @Test
  void table_ofDisciplines_isGolden() throws Exception {
    GoldenFile.check(
        "overload-disciplines.compare.txt",
        table(Path.of("../conf/overload-disciplines.conf"), List.of("queue", "lifo", "codel")));
  }

  @Test
  void table_ofReplicationsMissingTheirPrecision_isGolden() throws Exception {
    GoldenFile.check(
        "precision.compare.txt",
        table(
            GoldenFile.SCENARIOS.resolve("precision.conf"),
            List.of("queue", "lifo"),
            "run.engine=virtual"));
  }

  @Test
  void table_withFailures_isGolden() throws Exception {
    GoldenFile.check(
        "failed.compare.txt",
        table(
            GoldenFile.SCENARIOS.resolve("failed.conf"),
            List.of("queue", "buffer"),
            "run.engine=virtual"));
  }

  @Test
  void table_withPipelinesThatWereNotRun_isGolden() throws Exception {
    Scenario scenario = runs.load(BURSTY, "run.engine=real");

    GoldenFile.check(
        "not-run.compare.txt",
        table(
            scenario,
            List.of(new Entry("broken", null, "no such heap"), new Entry("ring", null, null))));
  }
}

package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ComparisonResult.Entry;
import dev.millrace.sim.study.Forecast;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as records and as JSON. */
class ReportTest {

  private final VirtualRuns runs = new VirtualRuns();

  private Scenario scenario(String name) throws Exception {
    return runs.load(GoldenFile.SCENARIOS.resolve(name + ".conf"), "run.engine=virtual");
  }

  private Report report(Scenario scenario) throws Exception {
    return runs.report(scenario, null, runs.run(scenario));
  }

  private RunReport run(String name) throws Exception {
    return report(scenario(name)).runs().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "replications", "unstable", "nothing"})
  void json_ofResult_isGolden(String name) throws Exception {
    GoldenFile.check(name + ".result.json", Json.of(report(scenario(name))));
  }

  @Test
  void json_ofComparison_isGolden() throws Exception {
    Scenario scenario = scenario("small");
    List<Entry> entries =
        List.of(
            new Entry("queue", runs.run(scenario), null),
            new Entry("broken", null, "no such heap"),
            new Entry("ring", null, null));

    GoldenFile.check("small.comparison.json", Json.of(runs.report(scenario, entries)));
  }

  @Test
  void json_withSchedule_namesOrderAndWorkers() throws Exception {
    Scenario scenario = scenario("small");
    StepSchedule schedule = new StepSchedule("a1b1", List.of("web-1", "db-1"));

    assertThat(Json.of(runs.report(scenario, schedule)))
        .contains("\"schedule\" : {\n    \"order\" : \"a1b1\",\n    \"workers\" : [\n");
  }

  @Test
  void json_ofReplications_isTheSameOnAnyNumberOfThreads() throws Exception {
    Scenario scenario = scenario("replications");

    assertThat(Json.of(runs.report(scenario, null, runs.replicate(scenario, 1))))
        .isEqualTo(Json.of(runs.report(scenario, null, runs.replicate(scenario, 4))));
  }

  @Test
  void sojourn_ofSmallRun_hasPercentiles() throws Exception {
    assertThat(run("small").sojourn().p99()).isEqualTo(9_000_000_000L);
  }

  @Test
  void waiting_ofSmallRun_hasMean() throws Exception {
    assertThat(run("small").waiting().mean()).isEqualTo(3e9);
  }

  @Test
  void ledger_ofSmallRun_countsDrops() throws Exception {
    assertThat(run("small").ledger().dropped()).isEqualTo(1);
  }

  @Test
  void sojourn_ofNoMessages_isRefused() throws Exception {
    RunReport report = run("nothing");

    assertThatThrownBy(report::sojourn)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no delivered message was timed");
  }

  @Test
  void wakeUpDelay_onRealThreads_isReported() throws Exception {
    Scenario scenario =
        runs.load(
            GoldenFile.SCENARIOS.resolve("small.conf"),
            "producers.web.gap=1ms",
            "consumers.db.service=1ms");

    assertThat(
            RunReport.of(scenario, Forecast.NONE, runs.runReal(scenario))
                .measured()
                .wakeUpDelayNanos())
        .isNotNull();
  }

  @Test
  void blocked_untimed_isAbsent() throws Exception {
    Scenario scenario = runs.load(Path.of("../conf/lock.conf"), "run.measure=off");

    assertThat(RunReport.of(scenario, Forecast.NONE, runs.runReal(scenario)).measured().blocked())
        .isNull();
  }
}

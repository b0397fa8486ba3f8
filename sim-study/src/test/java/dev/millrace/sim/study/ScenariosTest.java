package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.explore.Explorer;
import dev.millrace.explore.Schedule;
import dev.millrace.fixtures.PluginJars;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.ScenarioException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs HOCON scenarios as an embedding program does. */
@Timeout(60)
class ScenariosTest {

  /** Two at once every 100 ms, of which a single slot holds one; each takes 30 ms. */
  private static final String BURSTS =
      """
      producers.p { type = bursty, messages = 20, burst { size = 2, gap = 0s }, pause = 100ms }
      pipeline { type = queue, capacity = 7, overflow { policy = drop-newest } }
      consumers.c { type = slow-database, service = 30ms }
      run.engine = virtual
      """;

  @TempDir Path folder;

  @Test
  void string_runs() throws Exception {
    var result = Scenarios.parse(BURSTS).run();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(20);
    assertThat(result.pooled().measurements().sojourns().percentileNanos(99)).isEqualTo(60_000_000);
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
  }

  @Test
  void file_runsOnRealThreads() throws Exception {
    Path file = Files.writeString(folder.resolve("s.conf"), BURSTS);

    var result = Scenarios.load(file).with("run.engine=real", "producers.p.pause=1ms").run();

    assertThat(result.last().engine()).isEqualTo(EngineChoice.REAL);
    assertThat(result.pooled().ledger().offered()).isEqualTo(20);
  }

  @Test
  void bothEngines_haveAResultEach() throws Exception {
    var result = Scenarios.parse(BURSTS).with("run.engine=both", "producers.p.pause=1ms").run();

    assertThat(result.engines())
        .extracting(EngineResult::engine)
        .containsExactly(EngineChoice.REAL, EngineChoice.VIRTUAL);
  }

  @Test
  void laterOverride_takesPrecedence() {
    assertThat(Scenarios.parse(BURSTS).with("run.seed=1").with("run.seed=7").check().run().seed())
        .isEqualTo(7);
  }

  @Test
  void with_leavesTheOriginalUnchanged() {
    ScenarioSpec original = Scenarios.parse(BURSTS).with("run.seed=1");
    original.with("run.seed=7");

    assertThat(original.check().run().seed()).isEqualTo(1);
  }

  @Test
  void replications_arePooled() throws Exception {
    var result = Scenarios.parse(BURSTS).with("run.replications=3").run();

    assertThat(result.study().samples()).hasSize(3);
    assertThat(result.pooled().ledger().offered()).isEqualTo(60);
  }

  @Test
  void oneSpecification_runsOnSeveralThreads() throws Exception {
    ScenarioSpec spec = Scenarios.parse(BURSTS);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<ScenarioResult> task = spec::run;
      var runs = threads.invokeAll(Collections.nCopies(8, task));

      for (var run : runs) {
        assertThat(run.get().pooled().ledger().delivered()).isEqualTo(20);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void problems_areListedTogether() {
    assertThatThrownBy(
            () -> Scenarios.parse("pipeline.type = que\nrun.seed = x").with("run.engine=y").run())
        .isInstanceOf(ScenarioException.class)
        .message()
        .contains(
            "scenario:1: producers: missing; required: a block with at least one named producer",
            "scenario:1: pipeline.type: unknown pipeline 'que'",
            "scenario:2: run.seed: found \"x\"; allowed: a whole number",
            "with(run.engine=y): run.engine: found \"y\"; allowed: both, real, virtual");
  }

  @Test
  void refusalOfAComponent_isAScenarioException() {
    assertThatThrownBy(
            () -> Scenarios.parse(BURSTS).with("pipeline.type=ring", "pipeline.capacity=7").run())
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("scenario:2: pipeline: capacity is 7; allowed: a power of two");
  }

  @Test
  void missingFile_isAScenarioException() {
    assertThatThrownBy(() -> Scenarios.load(folder.resolve("no.conf")).check())
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("no.conf: no such file");
  }

  @Test
  void missingInclude_isReportedWithItsLine() {
    assertThatThrownBy(() -> Scenarios.parse("\ninclude required(file(\"no.conf\"))").check())
        .isInstanceOf(ScenarioException.class)
        .hasMessage("scenario:2: include \"no.conf\": no such file");
  }

  @Test
  void missingPluginFolder_isReported() {
    assertThatThrownBy(() -> Scenarios.parse(BURSTS).withPlugins(Path.of("nowhere")).check())
        .isInstanceOf(ScenarioException.class)
        .hasMessage("nowhere: no such folder");
  }

  private Path jar() throws Exception {
    return PluginJars.jar()
        .with(
            "Parts",
            """
            public class Parts extends dev.millrace.plugin.Plugin {
              public static class Sink implements dev.millrace.api.Consumer {
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c) {}
              }
              protected void configure() { bindConsumer("sink", Sink.class); }
            }
            """)
        .file("reference.conf", "millrace.consumers.sink {}")
        .provides("Parts")
        .write(folder.resolve("parts.jar"));
  }

  @Test
  void pluginFolder_isSearched() throws Exception {
    jar();

    var result = Scenarios.parse(BURSTS).with("consumers.c={type=sink}").withPlugins(folder).run();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(20);
  }

  @Test
  void classLoader_isSearched() throws Exception {
    URL[] jars = {jar().toUri().toURL()};
    try (var loader = new URLClassLoader(jars, getClass().getClassLoader())) {
      var spec = Scenarios.parse(BURSTS).with("consumers.c={type=sink}").withPlugins(loader);

      assertThat(spec.run().pooled().ledger().delivered()).isEqualTo(20);
    }
  }

  @Test
  void runStoppedBeforeItsStart_isInterrupted() throws Exception {
    ScenarioRun run = Scenarios.parse(BURSTS).with("run.replications=5").prepare();
    run.stop();

    assertThat(run.run().status()).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void missedPrecision_hasAStatus() throws Exception {
    var spec = Scenarios.parse(BURSTS).with("consumers.c.service={type=exponential,mean=30ms}");

    var result = spec.with("run.precision=0.01%", "run.max-replications=10").run();

    assertThat(result.status()).isEqualTo(RunStatus.MISSED);
  }

  @Test
  void failedRun_throwsItsFailures() throws Exception {
    var result = Scenarios.parse(BURSTS).with("pipeline={type=handoff,overflow.policy=fail}").run();

    assertThatThrownBy(result::orThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("p-1 failed: the pipeline was full");
  }

  @Test
  void comparison_hasAnEntryForEachPipeline() throws Exception {
    ComparisonResult result = Scenarios.parse(BURSTS).compare("handoff", "queue");

    assertThat(result.entries())
        .extracting(entry -> requireNonNull(entry.result()).pooled().ledger().dropped())
        .containsExactly(10L, 0L);
  }

  @Test
  void comparisonByBothEngines_isRefused() {
    assertThatThrownBy(() -> Scenarios.parse(BURSTS).with("run.engine=both").compare("queue"))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("scenario: run.engine: a comparison uses one engine; allowed: real, virtual");
  }

  @Test
  void stoppedComparison_startsNoEntry() throws Exception {
    Comparison comparison = Scenarios.parse(BURSTS).prepareComparison(List.of("queue", "lock"));
    comparison.stop();

    assertThat(comparison.run().entries())
        .extracting(ComparisonResult.Entry::status)
        .containsExactly(RunStatus.INTERRUPTED, RunStatus.INTERRUPTED);
  }

  @Test
  void exploration_findsNothingWrongWithALock() throws Exception {
    ScenarioExplorer explorer =
        Scenarios.parse(BURSTS)
            .with("pipeline={type=lock}", "producers.p.messages=1")
            .prepareExploration();

    assertThat(explorer.explore(Explorer.DEFAULT.withMaxSchedules(20)).passed()).isTrue();
  }

  @Test
  void replay_hasFigures() throws Exception {
    ScenarioExplorer explorer =
        Scenarios.parse(BURSTS).with("producers.p.messages=2").prepareExploration();

    assertThat(explorer.replay(Schedule.parse("a1")).result().ledger().delivered()).isEqualTo(2);
  }

  @Test
  void explorationOfManyMessages_isRefused() {
    assertThatThrownBy(() -> Scenarios.parse(BURSTS).with("run.messages=1001").prepareExploration())
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("scenario: run.messages is 1,001; ");
  }
}

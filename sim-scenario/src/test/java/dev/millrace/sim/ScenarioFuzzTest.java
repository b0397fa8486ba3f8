package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.scenario.ScenarioText;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loads thousands of mutants of the scenarios in {@code conf} and {@code examples}, and runs some.
 * Whatever a file contains, the loader returns a scenario or a {@link ScenarioException} with
 * messages of one line.
 *
 * <p>{@code -Dmillrace.fuzz.seed=N} and {@code -Dmillrace.fuzz.mutants=N} choose other mutants.
 */
@Tag("slow")
class ScenarioFuzzTest {

  private static final long SEED = Long.getLong("millrace.fuzz.seed", 11);
  private static final int MUTANTS = Integer.getInteger("millrace.fuzz.mutants", 5_000);

  /** Of so many mutants that load, one is run. */
  private static final int LOADED_PER_RUN = 10;

  private static final int MAX_WORKERS = 200;
  private static final long MAX_SECONDS = 20;

  private static final List<ScenarioOverride> SHORT_RUN =
      Stream.of(
              "run.engine=virtual",
              "run.duration=50ms",
              "run.messages=200",
              "run.warm-up=null",
              "run.drain-timeout=1s")
          .map(ScenarioOverride::set)
          .toList();

  private final Problems problems = new Problems();
  private final PluginCatalog catalog = PluginCatalog.discover(null, problems);
  private final ScenarioLoader loader = new ScenarioLoader(catalog, problems);
  private int loaded;
  private int refused;
  private int run;

  @Test
  void mutants_areLoadedOrRefusedInLines() throws Exception {
    List<String> texts = texts();
    ScenarioMutator mutator = new ScenarioMutator(SEED, texts);
    ExecutorService checker = Executors.newSingleThreadExecutor(ScenarioFuzzTest::daemon);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutator.mutate(texts.get(i % texts.size()));
      Future<?> check = checker.submit(() -> check(mutant));
      try {
        check.get(MAX_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError(
            "seed %d, mutant %d:%n%s".formatted(SEED, i, mutant),
            e instanceof ExecutionException ? e.getCause() : e);
      }
    }
    checker.shutdown();
    assertThat(loaded).as("mutants that load").isGreaterThan(MUTANTS / 50);
    assertThat(refused).as("mutants that are refused").isGreaterThan(MUTANTS / 10);
    assertThat(run).as("mutants that are run").isPositive();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fuzz");
    thread.setDaemon(true);
    return thread;
  }

  private static List<String> texts() throws IOException {
    try (Stream<Path> conf = Files.walk(Path.of("../conf"));
        Stream<Path> examples = Files.walk(Path.of("../examples"))) {
      List<Path> files =
          Stream.concat(conf, examples)
              .filter(file -> file.toString().endsWith(".conf"))
              .filter(file -> !file.toString().contains("target"))
              .filter(file -> !file.endsWith("reference.conf"))
              .sorted()
              .toList();
      assertThat(files).hasSizeGreaterThan(5);
      return Stream.concat(files.stream().map(ScenarioFuzzTest::read), Stream.of(RICH)).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Void check(String mutant) throws InterruptedException {
    Scenario scenario;
    try {
      scenario = loader.load(ScenarioText.of(mutant), List.of());
    } catch (ScenarioException e) {
      refused++;
      assertThat(e.problems()).isNotEmpty();
      assertLines(e.problems());
      return null;
    }
    loaded++;
    assertLines(scenario.warnings());
    Scenario again = loader.load(ScenarioText.of(scenario.toHocon()), List.of());
    assertThat(again.toHocon()).isEqualTo(scenario.toHocon());
    if (loaded % LOADED_PER_RUN == 0) {
      run(mutant);
    }
    return null;
  }

  private static void assertLines(List<Problem> problems) {
    assertThat(problems)
        .extracting(Problem::toString)
        .allSatisfy(
            line ->
                assertThat(line)
                    .isNotBlank()
                    .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u2028\u2029\u202e]"));
  }

  private void run(String mutant) throws InterruptedException {
    try {
      Scenario scenario = loader.load(ScenarioText.of(mutant), SHORT_RUN);
      if (workers(scenario) <= MAX_WORKERS && !mutant.matches("(?s).*\\d{6}.*")) {
        run++;
        RunResult result = new VirtualTimeEngine(Wiring.wire(scenario, catalog.injector())).run();
        assertThat(result.ledger().violations()).isEmpty();
      }
    } catch (ScenarioException | WiringException refusal) {
      assertThat(refusal.getMessage()).isNotBlank();
    }
  }

  private static int workers(Scenario scenario) {
    return scenario.producers().stream().mapToInt(ProducerGroup::count).sum()
        + scenario.consumers().stream().mapToInt(ConsumerGroup::count).sum();
  }

  /** A scenario with what the others do not have. */
  private static final String RICH =
      """
      vars { db { type = slow-database, service = 2ms }, rate = 20ms, list = [1, "two"] }
      producers {
        web { type = random, messages = 100, gap { type = exponential, mean = ${vars.rate} } }
        "shop" : { type : bursty, count : 2, burst { size = 20, gap = 1ms }, pause = 1s }
      }
      pipeline {
        type = priority, by.order = [shop, web], capacity = 50 // a comment
        overflow { policy = block-timeout, timeout = 50ms, then = drop-newest }
      }
      consumers.database = ${vars.db} { retry { attempts = 3, delay = 1ms } }
      consumers.log { type = log, batch { size = 10, linger = 5ms } }
      millrace.distributions.lognormal.p99 = 80ms
      run { engine = virtual, seed = 7, duration = 2s, warm-up = 10%, stall-timeout = 10s }
      """;
}

package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue disciplines under the engine of real threads, with several workers on either side. */
@Timeout(60)
class DisciplinesOnRealThreadsTest {

  @TempDir private Path folder;

  private RunResult run(String pipeline, String consumers) throws Exception {
    String scenario =
        """
        producers { gold { type = random, messages = 400 }, silver { type = random, messages = 400 } }
        pipeline { %s }
        consumers.database { %s }
        """
            .formatted(pipeline, consumers);
    return new RealTimeEngine(Loaded.of(folder, scenario).wire()).run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type = lifo, capacity = 5",
        "type = adaptive-lifo, capacity = 50, threshold = 100us",
        "type = priority, capacity = 5, by.order = [gold]",
        "type = priority, capacity = 5, by.order = [gold], ageing = 1ms",
        "type = priority, capacity = 5, by { type = body, first = highest }",
        "type = priority, capacity = 5, by { type = due }"
      })
  void everyMessageIsDelivered(String pipeline) throws Exception {
    RunResult result = run(pipeline, "type = log, count = 3");

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(800);
  }

  @Test
  void controlledDelayDropsFromAStandingQueue() throws Exception {
    RunResult result =
        run(
            "type = codel, capacity = 1000, target = 1ms, interval = 10ms",
            "type = slow-database, count = 2, service = 1ms");

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().droppedByReason()).containsOnlyKeys("codel");
    assertThat(result.ledger().delivered() + result.ledger().dropped()).isEqualTo(800);
    assertThat(result.measurements().loss()).isPositive();
  }

  @Test
  void aNameThatNoProducerHasIsRefused() {
    assertThatThrownBy(() -> run("type = priority, by.order = [brass]", "type = log"))
        .hasMessageEndingWith(
            "scenario.conf:2: pipeline: order names 'brass', which is no producer; allowed: gold,"
                + " gold-1, silver, silver-1");
  }
}

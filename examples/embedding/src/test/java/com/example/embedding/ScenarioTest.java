package com.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import org.junit.jupiter.api.Test;

/** Runs a HOCON string: five messages at once every 100 ms, stored in 10 ms each. */
class ScenarioTest {

  private static final ScenarioSpec BURSTS =
      Scenarios.parse(
          """
          producers.network { type = bursty, messages = 50, burst { size = 5, gap = 0s }, pause = 100ms }
          pipeline { type = queue, capacity = 2, overflow { policy = drop-newest } }
          consumers.database { type = slow-database, service = 10ms }
          run.engine = virtual
          """);

  @Test
  void smallQueue_losesTwoOfFive() throws Exception {
    var result = BURSTS.run();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(30);
    assertThat(result.pooled().ledger().dropped()).isEqualTo(20);
  }

  @Test
  void lastMessageOfABurst_staysFiveServiceTimes() throws Exception {
    var result = BURSTS.with("pipeline.capacity=4").run();

    assertThat(result.pooled().measurements().sojourns().percentileNanos(99)).isEqualTo(50_000_000);
  }

  @Test
  void replications_giveAConfidenceInterval() throws Exception {
    var result =
        BURSTS
            .with("consumers.database.service={type=exponential,mean=10ms}", "run.replications=20")
            .run();

    assertThat(result.study().loss(0.95).hasInterval()).isTrue();
  }

  @Test
  void capacityOfFour_losesNothing() throws Exception {
    assertThat(QueueSizing.smallestCapacity(BURSTS, 0, 1, 2, 4, 8)).hasValue(4);
  }

  @Test
  void mistakes_areReportedTogether() {
    assertThatThrownBy(() -> BURSTS.with("pipeline.type=que", "run.seed=x").run())
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("unknown pipeline 'que'")
        .hasMessageContaining("run.seed: found \"x\"");
  }
}

package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {

  /** 100 at once every 2 s, which eight workers without a limit serve in 125 ms. */
  private static final String BURSTS =
      """
      producers.p { type = bursty, messages = 1000, burst { size = 100, gap = 0s }, pause = 2s }
      pipeline { type = queue, capacity = 1000, overflow { policy = drop-newest } }
      consumers.c { type = slow-database, count = 8, service = 10ms }
      run.engine = virtual
      """;

  private static List<Limit> limits(String... overrides) throws Exception {
    ScenarioResult result = Scenarios.parse(BURSTS).with(overrides).run();
    return Limit.of(result.study(), result.forecast());
  }

  @Test
  void bursts() throws Exception {
    assertThat(limits()).containsExactly(Limit.CONSUMERS_IN_BURSTS);
  }

  @Test
  void nothing() throws Exception {
    assertThat(limits("producers.p.burst.size=8")).isEmpty();
  }

  @Test
  void overload_isNotTheCapacitysFault() throws Exception {
    assertThat(
            limits(
                "producers.p.pause=20ms",
                "producers.p.messages=100000",
                "pipeline.capacity=10",
                "run.duration=10s"))
        .containsExactly(Limit.CONSUMERS_ON_AVERAGE);
  }

  @Test
  void fullPipelineThatLoses() throws Exception {
    assertThat(limits("pipeline.capacity=5", "producers.p.burst.size=16"))
        .containsExactly(Limit.CAPACITY);
  }

  @Test
  void expiredMessages_areNotTheCapacitysFault() throws Exception {
    assertThat(limits("pipeline.capacity=100", "producers.p.deadline=50ms"))
        .doesNotContain(Limit.CAPACITY);
  }

  @Test
  void connections() throws Exception {
    assertThat(limits("consumers.c.connections=2")).containsExactly(Limit.CONNECTIONS);
  }

  @Test
  void waitingProducers() throws Exception {
    assertThat(limits("pipeline.capacity=5", "pipeline.overflow.policy=block"))
        .contains(Limit.FULL_PIPELINE)
        .doesNotContain(Limit.CAPACITY);
  }

  @Test
  void waitingWorkers_ofSaturatedConnections_waitPermanently() throws Exception {
    ScenarioResult result =
        Scenarios.parse(BURSTS)
            .with("consumers.c.connections=4", "producers.p.pause=20ms", "run.duration=10s")
            .with("producers.p.messages=100000")
            .run();

    assertThat(ConnectionWait.of(result.study()))
        .satisfies(wait -> assertThat(wait.waiting()).isCloseTo(4, offset(0.1)))
        .matches(ConnectionWait::isPermanent);
  }
}

package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationBuilderTest {

  private static SimulationBuilder builder() {
    return Simulation.builder()
        .pipeline(new MonitorPipeline(10))
        .producer("network", TestRun.counting(3))
        .consumer("database", TestRun::ignore);
  }

  @Test
  void defaults_deliverEverything() {
    RunResult result = new VirtualTimeEngine(builder().build()).run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(3);
  }

  @Test
  void groups_nameTheirWorkers() {
    Simulation simulation =
        builder()
            .producer("sensor", () -> TestRun.counting(1), p -> p.count(2))
            .consumer("log", () -> TestRun::ignore, c -> c.count(2))
            .build();

    assertThat(simulation.producers())
        .extracting(ProducerSpec::name)
        .containsExactly("network-1", "sensor-1", "sensor-2");
    assertThat(simulation.consumers())
        .extracting(ConsumerSpec::name)
        .containsExactly("database-1", "log-1", "log-2");
  }

  @Test
  void sharedConsumer_isClosedOnce() {
    List<String> closes = new ArrayList<>();
    Consumer shared =
        new Consumer() {
          @Override
          public void accept(Message message, Clock clock) {}

          @Override
          public void close() {
            closes.add("closed");
          }
        };
    new VirtualTimeEngine(builder().consumer("log", shared, c -> c.count(3)).build()).run();

    assertThat(closes).hasSize(1);
  }

  @Test
  void retry_repeatsAFailedAttempt() {
    int[] attempts = {0};
    RunResult result =
        new VirtualTimeEngine(
                Simulation.builder()
                    .pipeline(new MonitorPipeline(10))
                    .producer("network", TestRun.counting(1))
                    .consumer(
                        "database",
                        (message, clock) -> {
                          if (attempts[0]++ == 0) {
                            throw new IllegalStateException("busy");
                          }
                        },
                        c -> c.retry(2))
                    .build())
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(1);
  }

  @Test
  void closedArrivals_startTheGapWhenThePutReturns() {
    List<Long> due = new ArrayList<>();
    Simulation simulation =
        Simulation.builder()
            .pipeline(new MonitorPipeline(1))
            .producer(
                "network",
                () -> TestRun.every(Duration.ofNanos(10), 4),
                p -> p.arrivals(Arrivals.CLOSED))
            .consumer(
                "database",
                (message, clock) -> {
                  due.add(message.dueNanos());
                  clock.sleepNanos(100);
                })
            .build();
    new VirtualTimeEngine(simulation).run();

    // The third put waits until 110, the fourth until 210.
    assertThat(due).containsExactly(10L, 20L, 30L, 120L);
  }

  @Test
  void callerRuns_getsAConsumerForEachProducer() {
    OverflowPolicy policy =
        new OverflowPolicy() {
          @Override
          public Decision decideBeforePut(Message message) {
            return new CallerRuns();
          }

          @Override
          public Set<Need> needs() {
            return Set.of(Need.CONSUMER);
          }
        };

    assertThat(builder().overflow(policy).build().producers()).allMatch(each -> each.own() != null);
  }

  @Test
  void arrivalNow_isRefusedInVirtualTime() {
    Simulation simulation =
        Simulation.builder()
            .pipeline(new MonitorPipeline(1))
            .producer("network", () -> Arrival.now("body"))
            .consumer("database", TestRun::ignore)
            .build();

    assertThat(new VirtualTimeEngine(simulation).run().failures())
        .singleElement()
        .asString()
        .contains("network-1 listens to the outside world");
  }

  @Test
  void missingParts_areNamed() {
    assertThatThrownBy(() -> Simulation.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing: pipeline");
    assertThatThrownBy(() -> Simulation.builder().pipeline(new MonitorPipeline(1)).build())
        .hasMessageContaining("missing: producer");
  }

  @Test
  void sameGroupTwice_isRefused() {
    assertThatThrownBy(() -> builder().producer("network", TestRun.counting(1)).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("network-1, network-1");
  }
}

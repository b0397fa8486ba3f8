package com.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.QueuePipeline;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs mocks of components on real threads and in virtual time. */
class MocksTest {

  private final Producer network = mock(Producer.class);
  private final Consumer database = mock(Consumer.class);

  static Stream<Function<Simulation, Engine>> engines() {
    return Stream.of(RealTimeEngine::new, VirtualTimeEngine::new);
  }

  private void networkHas(Object... bodies) throws Exception {
    var arrivals = Stream.of(bodies).map(body -> Arrival.after(Duration.ofMillis(1), body));
    var queue = new ArrayDeque<>(arrivals.toList());
    when(network.next()).thenAnswer(call -> queue.poll());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void failedWrite_isRetried(Function<Simulation, Engine> engine) throws Exception {
    networkHas("first", "second");
    doThrow(new IllegalStateException("busy")).doNothing().when(database).accept(any(), any());
    Simulation simulation =
        Simulation.builder()
            .pipeline(new QueuePipeline<Message>(new QueuePipeline.Settings(10)))
            .producer("network", network)
            .consumer("database", database, c -> c.retry(2))
            .build();

    RunResult result = engine.apply(simulation).run();

    assertThat(result.ledger().delivered()).isEqualTo(2);
    verify(database, times(2)).accept(eq(new Message("network-1", 0, 1_000_000, "first")), any());
    verify(database).close();
    verify(network).close();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void figures_areRecords(Function<Simulation, Engine> engine) throws Exception {
    networkHas("first", "second");
    doNothing().when(database).accept(any(), any());
    RunResult result =
        engine
            .apply(
                Simulation.builder()
                    .pipeline(new QueuePipeline<Message>(new QueuePipeline.Settings(10)))
                    .producer("network", network)
                    .consumer("database", database, c -> c.count(4))
                    .build())
            .run();

    assertThat(result.sojourn().count()).isEqualTo(2);
    assertThat(result.sojourn().p99()).isLessThan(10_000_000_000L);
    assertThat(result.ledger().dropped()).isZero();
    verify(database).close();
  }

  /** A mock has capacity 0 and refuses every offer. */
  @ParameterizedTest
  @MethodSource("engines")
  void pipelineThatRefusesEverything_dropsEverything(Function<Simulation, Engine> engine)
      throws Exception {
    networkHas("first", "second");
    @SuppressWarnings("unchecked")
    Pipeline<Message> refusing = mock(Pipeline.class);
    var closed = new CountDownLatch(1);
    doAnswer(call -> release(closed)).when(refusing).close();
    when(refusing.take()).thenAnswer(call -> awaitEnd(closed));
    Simulation simulation =
        Simulation.builder()
            .pipeline(refusing)
            .producer("network", network)
            .consumer("database", database)
            .overflow(message -> new OverflowPolicy.DropNewest("full"))
            .build();

    RunResult result = engine.apply(simulation).run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().dropped()).isEqualTo(2);
    assertThat(result.ledger().delivered()).isZero();
  }

  private static Object release(CountDownLatch closed) {
    closed.countDown();
    return null;
  }

  private static Object awaitEnd(CountDownLatch closed) throws InterruptedException {
    closed.await();
    return null;
  }
}

package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.QueuePipeline;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of the README: a component mocked with Mockito, the others real. */
class MockedConsumerTest {

  // README-BEGIN
  @Test
  void aWriteThatFailsOnceIsTriedAgain() throws Exception {
    Producer network = mock(Producer.class);
    when(network.next()).thenReturn(new Arrival(0, "first"), new Arrival(0, "second"), null);
    Consumer database = mock(Consumer.class);
    doThrow(new IllegalStateException("busy")).doNothing().when(database).accept(any(), any());

    var simulation =
        new Simulation(
            new RunSettings(1, null, null, Duration.ofSeconds(10), Duration.ofSeconds(10)),
            new QueuePipeline<Message>(new QueuePipeline.Settings(10)),
            message -> new OverflowPolicy.Block(),
            List.of(new ProducerSpec("network-1", network, Arrivals.OPEN, false)),
            List.of(
                new ConsumerSpec(
                    "database-1",
                    database,
                    new Retry(2, Duration.ZERO, Duration.ZERO),
                    new Random(1))));
    var result = new RealTimeEngine(simulation).run();

    assertThat(result.ledger().delivered()).isEqualTo(2);
    var calls = inOrder(database);
    calls.verify(database, times(2)).accept(eq(new Message("network-1", 0, 0, "first")), any());
    calls.verify(database).accept(eq(new Message("network-1", 1, 0, "second")), any());
    calls.verify(database).close();
  }
  // README-END
}

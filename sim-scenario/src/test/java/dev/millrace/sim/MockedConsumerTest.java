package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.QueuePipeline;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import org.junit.jupiter.api.Test;

/** The example of the README: a component mocked with Mockito, the others real. */
class MockedConsumerTest {

  // README-BEGIN
  @Test
  void failedWrite_isRetried() throws Exception {
    Producer network = mock(Producer.class);
    when(network.next()).thenReturn(new Arrival(0, "first"), new Arrival(0, "second"), null);
    Consumer database = mock(Consumer.class);
    doThrow(new IllegalStateException("busy")).doNothing().when(database).accept(any(), any());

    Simulation simulation =
        Simulation.builder()
            .pipeline(new QueuePipeline<Message>(new QueuePipeline.Settings(10)))
            .producer("network", network)
            .consumer("database", database, c -> c.retry(2))
            .build();
    RunResult result = new RealTimeEngine(simulation).run();

    assertThat(result.ledger().delivered()).isEqualTo(2);
    verify(database, times(2)).accept(eq(new Message("network-1", 0, 0, "first")), any());
    verify(database).accept(eq(new Message("network-1", 1, 0, "second")), any());
    verify(database).close();
  }
  // README-END
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Idling;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which pipelines promise an order; that they keep it is checked of those that promise it. */
class KeptOrderTest {

  private static final ManualContext RUN = new ManualContext();
  private static final Duration TIME = Duration.ofSeconds(1);

  @Test
  void theseKeepTheOrderOfEachProducer() {
    assertThat(
            List.<Pipeline<Message>>of(
                new LockPipeline<>(Optional.empty()),
                new QueuePipeline<>(new QueuePipeline.Settings(2)),
                new BufferPipeline<>(new BufferPipeline.Settings(2)),
                new HandoffPipeline<>(),
                new UnboundedPipeline<>(),
                new RingPipeline<>(new RingPipeline.Settings(2, Idling.ADAPTIVE), RUN),
                new RingPipeline<>(new RingPipeline.Settings(2, Idling.ADAPTIVE), Crowd.context()),
                new DisruptorPipeline<>(new DisruptorPipeline.Settings(2, Idling.ADAPTIVE), RUN),
                new CodelPipeline<>(new CodelPipeline.Settings(2, TIME, TIME), RUN)))
        .allMatch(Pipeline::keepsOrder);
  }

  @Test
  void theseDoNot() {
    assertThat(
            List.<Pipeline<Message>>of(
                new LifoPipeline<>(new LifoPipeline.Settings(2)),
                new AdaptiveLifoPipeline<>(new AdaptiveLifoPipeline.Settings(2, TIME), RUN)))
        .noneMatch(Pipeline::keepsOrder);
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promise of each pipeline; the conformance tests check that it is kept. */
class KeptOrderTest {

  private static final ManualContext CONTEXT = new ManualContext();
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @Test
  void keepsOrder_firstInFirstOut_isTrue() {
    assertThat(
            List.<Pipeline<Message>>of(
                new LockPipeline<>(Optional.empty()),
                new QueuePipeline<>(new QueuePipeline.Settings(2)),
                new BufferPipeline<>(new BufferPipeline.Settings(2)),
                new HandoffPipeline<>(),
                new UnboundedPipeline<>(),
                new RingPipeline<>(new RingPipeline.Settings(2, RingWait.ADAPTIVE), CONTEXT),
                new RingPipeline<>(
                    new RingPipeline.Settings(2, RingWait.ADAPTIVE), Crowd.context()),
                new DisruptorPipeline<>(
                    new DisruptorPipeline.Settings(2, RingWait.ADAPTIVE), CONTEXT),
                new CodelPipeline(new CodelPipeline.Settings(2, A_SECOND, A_SECOND), CONTEXT)))
        .allMatch(Pipeline::keepsOrder);
  }

  @Test
  void keepsOrder_lastInFirstOut_isFalse() {
    assertThat(
            List.<Pipeline<Message>>of(
                new LifoPipeline<>(new LifoPipeline.Settings(2)),
                new AdaptiveLifoPipeline<>(
                    new AdaptiveLifoPipeline.Settings(2, A_SECOND), CONTEXT)))
        .noneMatch(Pipeline::keepsOrder);
  }
}

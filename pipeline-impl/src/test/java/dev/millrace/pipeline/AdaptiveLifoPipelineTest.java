package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Pipeline;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** First or last in, first out; with time standing still it is first in, first out. */
class AdaptiveLifoPipelineTest extends RoomContractTest {

  private final ManualContext run = new ManualContext();

  @Override
  <T> Pipeline<T> create() {
    return new AdaptiveLifoPipeline<>(
        new AdaptiveLifoPipeline.Settings(3, Duration.ofNanos(50)), run);
  }

  @Override
  @Test
  @Disabled("an adaptive-lifo does not promise it")
  void itPromisesToKeepTheOrder() {}

  @Test
  void itDoesNotPromiseToKeepTheOrder() {
    assertThat(pipeline.keepsOrder()).isFalse();
  }

  @Test
  void itHoldsAsManyMessagesAsItsCapacitySays() {
    assertThat(fill()).containsExactly(0, 1, 2);
  }

  @Test
  void theNewestIsTakenWhileTheOldestHasBeenInsideForLongerThanTheThreshold() {
    fill();

    run.setNanos(50);
    assertThat(pipeline.poll()).isEqualTo(0);
    run.setNanos(51);
    assertThat(pipeline.poll()).isEqualTo(2);
    pipeline.offer(3);
    assertThat(pipeline.poll()).isEqualTo(3);
    assertThat(pipeline.poll()).isEqualTo(1);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  void whenTheOldAreGoneItIsFirstInFirstOutAgain() {
    pipeline.offer(1);
    run.setNanos(1000);
    assertThat(pipeline.poll()).isEqualTo(1);
    pipeline.offer(2);
    pipeline.offer(3);

    assertThat(pollAll()).containsExactly(2, 3);
  }
}

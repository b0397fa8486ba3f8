package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** First or last in, first out. */
class AdaptiveLifoPipelineTest {

  private final ManualContext run = new ManualContext();
  private final AdaptiveLifoPipeline<Integer> pipeline =
      new AdaptiveLifoPipeline<>(new AdaptiveLifoPipeline.Settings(3, Duration.ofNanos(50)), run);

  private void fill() {
    List.of(0, 1, 2).forEach(pipeline::offer);
  }

  private List<Integer> drain(int atMost) {
    var drained = new ArrayList<Integer>();
    assertThat(pipeline.drainTo(drained, atMost)).isEqualTo(drained.size());
    return drained;
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

    assertThat(drain(5)).containsExactly(2, 3);
  }

  /**
   * Each message of a drain is the one that a poll would take: the newest, until the old is gone.
   */
  @Test
  void aDrainChangesTheOrderAsPollsDo() {
    fill();
    run.setNanos(51);

    assertThat(drain(2)).containsExactly(2, 1);
    assertThat(pipeline.offer(3)).isTrue();
    assertThat(drain(5)).containsExactly(3, 0);
    fill();
    assertThat(drain(5)).containsExactly(0, 1, 2);
  }
}

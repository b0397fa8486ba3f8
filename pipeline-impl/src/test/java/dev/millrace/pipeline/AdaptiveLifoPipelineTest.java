package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveLifoPipelineTest {

  private final ManualContext context = new ManualContext();
  private final AdaptiveLifoPipeline<Integer> pipeline =
      new AdaptiveLifoPipeline<>(
          new AdaptiveLifoPipeline.Settings(3, Duration.ofNanos(50)), context);

  private void fill() {
    List.of(0, 1, 2).forEach(pipeline::offer);
  }

  private List<Integer> drain(int atMost) {
    var drained = new ArrayList<Integer>();
    assertThat(pipeline.drainTo(drained, atMost)).isEqualTo(drained.size());
    return drained;
  }

  @Test
  void poll_oldestBeyondThreshold_returnsTheNewest() {
    fill();

    context.setNanos(50);
    assertThat(pipeline.poll()).isEqualTo(0);
    context.setNanos(51);
    assertThat(pipeline.poll()).isEqualTo(2);
    pipeline.offer(3);
    assertThat(pipeline.poll()).isEqualTo(3);
    assertThat(pipeline.poll()).isEqualTo(1);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  void poll_afterOverload_returnsTheOldest() {
    pipeline.offer(1);
    context.setNanos(1000);
    assertThat(pipeline.poll()).isEqualTo(1);
    pipeline.offer(2);
    pipeline.offer(3);

    assertThat(drain(5)).containsExactly(2, 3);
  }

  @Test
  void drain_takesWhatPollsWouldTake() {
    fill();
    context.setNanos(51);

    assertThat(drain(2)).containsExactly(2, 1);
    assertThat(pipeline.offer(3)).isTrue();
    assertThat(drain(5)).containsExactly(3, 0);
    fill();
    assertThat(drain(5)).containsExactly(0, 1, 2);
  }
}

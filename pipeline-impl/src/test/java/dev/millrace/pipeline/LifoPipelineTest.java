package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifoPipelineTest {

  @Test
  void poll_returnsTheNewestFirst() {
    var pipeline = new LifoPipeline<Integer>(new LifoPipeline.Settings(3));
    List.of(0, 1, 2).forEach(pipeline::offer);
    assertThat(pipeline.poll()).isEqualTo(2);
    pipeline.offer(3);
    var drained = new ArrayList<Integer>();

    assertThat(pipeline.drainTo(drained, 5)).isEqualTo(3);
    assertThat(drained).containsExactly(3, 1, 0);
  }
}

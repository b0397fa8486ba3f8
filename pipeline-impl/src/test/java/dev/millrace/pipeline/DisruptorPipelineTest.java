package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisruptorPipelineTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void ring_acceptsExactlyItsCapacity(int capacity) {
    var settings = new DisruptorPipeline.Settings(capacity, RingWait.ADAPTIVE);
    var pipeline = new DisruptorPipeline<Integer>(settings, Crowd.context());

    assertThat(pipeline.capacity()).isEqualTo(capacity);
    assertThat(IntStream.range(0, 100).filter(pipeline::offer).count()).isEqualTo(capacity);
  }

  @Test
  void capacity_notAPowerOfTwo_isRefused() {
    assertThatThrownBy(() -> new DisruptorPipeline.Settings(3, RingWait.YIELD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity is 3; allowed: a power of two, such as 2 or 4");
  }
}

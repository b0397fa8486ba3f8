package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.PipelineContext;
import dev.millrace.testkit.ManualContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingPipelineTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 64})
  void ring_acceptsExactlyItsCapacity(int capacity) {
    var settings = new RingPipeline.Settings(capacity, RingWait.ADAPTIVE);
    for (PipelineContext run : List.of(Crowd.context(), new ManualContext())) {
      var ring = new RingPipeline<Integer>(settings, run);

      assertThat(ring.capacity()).isEqualTo(capacity);
      assertThat(IntStream.range(0, 100).filter(ring::offer).count()).isEqualTo(capacity);
      assertThat(ring.size()).isEqualTo(capacity);
    }
  }

  @Test
  void capacity_notAPowerOfTwo_isRefused() {
    assertThatThrownBy(() -> new RingPipeline.Settings(1000, RingWait.YIELD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity is 1000; allowed: a power of two, such as 512 or 1024");
  }
}

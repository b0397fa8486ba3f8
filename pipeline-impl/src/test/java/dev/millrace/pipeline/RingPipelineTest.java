package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Idling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring for any number of threads on both sides. */
class RingPipelineTest extends RoomContractTest {

  @Override
  <T> Pipeline<T> create() {
    return ringOf(4, Idling.ADAPTIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 64})
  void itHoldsAsManyMessagesAsItsCapacitySays(int capacity) {
    pipeline = ringOf(capacity, Idling.ADAPTIVE);

    assertThat(pipeline.capacity()).isEqualTo(capacity);
    assertThat(fill()).hasSize(capacity);
  }

  @Test
  void aCapacityThatIsNoPowerOfTwoIsRefused() {
    assertThatThrownBy(() -> new RingPipeline.Settings(1000, Idling.YIELD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity is 1000; allowed: a power of two, such as 512 or 1024");
  }

  @ParameterizedTest
  @EnumSource
  void theSmallestTakesTurnsHoweverItsThreadsWait(Idling idling) throws Exception {
    for (int round = 0; round < 50; round++) {
      StreamRound.play(ringOf(2, idling), round);
    }
  }

  private static <T> RingPipeline<T> ringOf(int capacity, Idling idling) {
    return new RingPipeline<>(new RingPipeline.Settings(capacity, idling), Crowd.context());
  }
}

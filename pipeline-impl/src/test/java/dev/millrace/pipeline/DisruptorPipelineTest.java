package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Idling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisruptorPipelineTest extends RoomContractTest {

  @Override
  <T> Pipeline<T> create() {
    return disruptorOf(4, Idling.ADAPTIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void itHoldsAsManyMessagesAsItsCapacitySays(int capacity) {
    pipeline = disruptorOf(capacity, Idling.ADAPTIVE);

    assertThat(pipeline.capacity()).isEqualTo(capacity);
    assertThat(fill()).hasSize(capacity);
  }

  @Test
  void aCapacityThatIsNoPowerOfTwoIsRefused() {
    assertThatThrownBy(() -> new DisruptorPipeline.Settings(3, Idling.YIELD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity is 3; allowed: a power of two, such as 2 or 4");
  }

  @ParameterizedTest
  @EnumSource
  void theSmallestTakesTurnsHoweverItsThreadsWait(Idling idling) throws Exception {
    for (int round = 0; round < 50; round++) {
      StreamRound.play(disruptorOf(1, idling), round);
    }
  }

  private static <T> DisruptorPipeline<T> disruptorOf(int capacity, Idling idling) {
    return new DisruptorPipeline<>(
        new DisruptorPipeline.Settings(capacity, idling), Crowd.context());
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Pipeline;
import org.junit.jupiter.api.Test;

class QueuePipelineTest extends RoomContractTest {

  @Override
  <T> Pipeline<T> create() {
    return queueOf(3);
  }

  @Test
  void itHoldsAsManyMessagesAsItsCapacitySays() {
    assertThat(pipeline.capacity()).isEqualTo(3);
    assertThat(fill()).containsExactly(0, 1, 2);
  }

  @Test
  void aQueueOfOneTakesTurns() throws Exception {
    for (int round = 0; round < 50; round++) {
      StreamRound.play(queueOf(1), round);
    }
  }

  private static <T> QueuePipeline<T> queueOf(int capacity) {
    return new QueuePipeline<>(new QueuePipeline.Settings(capacity), 50_000);
  }
}

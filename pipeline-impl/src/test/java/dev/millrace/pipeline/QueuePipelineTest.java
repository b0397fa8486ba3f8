package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Pipeline;
import org.junit.jupiter.api.Test;

class QueuePipelineTest extends PipelineContractTest {

  @Override
  <T> Pipeline<T> create() {
    return new QueuePipeline<>(new QueuePipeline.Settings(3));
  }

  @Test
  void itHoldsAsManyMessagesAsItsCapacitySays() {
    assertThat(pipeline.capacity()).isEqualTo(3);
    assertThat(fill()).containsExactly(0, 1, 2);
  }

  @Test
  void aHugeCapacityTakesNoMemoryUntilItIsUsed() {
    var huge = new QueuePipeline<Integer>(new QueuePipeline.Settings(Integer.MAX_VALUE));

    assertThat(huge.offer(1)).isTrue();
    assertThat(huge.capacity()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aQueueOfOneTakesTurns() throws Exception {
    for (int round = 0; round < 50; round++) {
      StreamRound.play(new QueuePipeline<>(new QueuePipeline.Settings(1)), round);
    }
  }
}

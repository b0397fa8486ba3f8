package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RemovingPipeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 17, removal, by examples; for a {@link RemovingPipeline}. */
interface RemovalRules extends PipelineRules {

  default RemovingPipeline<Message> openRemoving() {
    Pipeline<Message> pipeline = openBounded();
    assumeTrue(
        pipeline instanceof RemovingPipeline,
        "not applicable: the pipeline is not a RemovingPipeline");
    return (RemovingPipeline<Message>) pipeline;
  }

  /** A second pipeline, filled equally, shows the order in which the others would be taken. */
  @Test
  default void rule17RemovesEachMessageAloneAndKeepsTheOrder() {
    int size = Math.min(10, fill(openRemoving()).size());
    for (int i = 0; i < size; i++) {
      RemovingPipeline<Message> pipeline = openRemoving();
      Message victim = fill(pipeline).get(i);
      RemovingPipeline<Message> twin = openRemoving();
      fill(twin);
      List<Message> rest = new ArrayList<>(pollAll(twin));
      rest.remove(victim);

      assertThat(pipeline.removeIf(victim::equals)).containsExactly(victim);
      assertThat(pipeline.size()).isEqualTo(rest.size());
      assertThat(pollAll(pipeline)).isEqualTo(rest);
    }
  }

  @Test
  default void rule17RemovesAllOrNone() {
    RemovingPipeline<Message> pipeline = openRemoving();
    List<Message> accepted = fill(pipeline);

    assertThat(pipeline.removeIf(message -> false)).isEmpty();
    assertThat(pipeline.size()).isEqualTo(accepted.size());
    assertThat(pipeline.removeIf(message -> true)).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.offer(message(-1))).isTrue();
    assertThat(pollAll(pipeline)).containsExactly(message(-1));
  }

  @Test
  default void rule17ClosedPipelineCanBeEmptied() {
    RemovingPipeline<Message> pipeline = openRemoving();
    List<Message> accepted = fill(pipeline);
    pipeline.close();

    assertThat(pipeline.removeIf(message -> true)).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule17RemovalWakesAWaitingPut() throws Exception {
    assumeSeveralProducers();
    RemovingPipeline<Message> pipeline = openRemoving();
    Message victim = fill(pipeline).get(0);
    var put = start(() -> pipeline.put(message(-1))).awaitWaiting();

    assertThat(pipeline.removeIf(victim::equals)).hasSize(1);
    put.result();
    assertThat(pollAll(pipeline)).contains(message(-1)).doesNotContain(victim);
  }
}

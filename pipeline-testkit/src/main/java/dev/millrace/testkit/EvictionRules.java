package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.message;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 15, eviction, by examples; for pipelines that are an {@link EvictingPipeline}. */
interface EvictionRules extends PipelineRules {

  default EvictingPipeline<Message> openEvicting() {
    Pipeline<Message> pipeline = openBounded();
    assumeTrue(
        pipeline instanceof EvictingPipeline, "does not apply: it is not an EvictingPipeline");
    return (EvictingPipeline<Message>) pipeline;
  }

  @Test
  default void rule15WhileThereIsRoomNothingIsEvicted() {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      for (int i = 0; i < pipeline.capacity(); i++) {
        assertThat(pipeline.putEvicting(message(i), victims)).isEmpty();
      }
      assertThat(pipeline.size()).isEqualTo(pipeline.capacity());
    }
  }

  /** The next that would have been taken is learnt from a second pipeline, filled likewise. */
  @Test
  default void rule15TheVictimsAreTheOldestTheNewestOrAll() {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      List<Message> accepted = fill(pipeline);
      EvictingPipeline<Message> likewise = openEvicting();
      fill(likewise);
      List<Message> expected =
          switch (victims) {
            case OLDEST -> List.of(taken(likewise.poll()));
            case NEWEST -> List.of(accepted.get(accepted.size() - 1));
            case ALL -> accepted;
          };
      var rest = new ArrayList<>(accepted);
      rest.removeAll(expected);
      rest.add(message(-1));

      assertThat(pipeline.putEvicting(message(-1), victims)).isEqualTo(expected);
      assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(rest);
    }
  }

  private static Message taken(@Nullable Message message) {
    assertThat(message).isNotNull();
    return requireNonNull(message);
  }

  @Test
  default void rule15AClosedPipelineEvictsNothing() {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      List<Message> accepted = fill(pipeline);
      pipeline.close();

      assertThatThrownBy(() -> pipeline.putEvicting(message(-1), victims))
          .isInstanceOf(ClosedPipelineException.class);
      assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
    }
  }

  @Test
  default void rule15APutThatEvictsWakesATaker() throws Exception {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      var take = call(pipeline::take).awaitWaiting();

      assertThat(pipeline.putEvicting(message(1), victims)).isEmpty();
      assertThat(take.result()).isEqualTo(message(1));
    }
  }

  @Test
  default void rule15ClearingMakesRoomForEveryPutThatItCan() throws Exception {
    assumeSeveralProducers();
    EvictingPipeline<Message> pipeline = openEvicting();
    int before = fill(pipeline).size();
    assumeTrue(before > 1, "does not apply: the one place that is cleared is taken again");
    var puts = new ArrayList<Call<String>>();
    for (int i = 1; i < Math.min(before, 4); i++) {
      puts.add(start(() -> pipeline.put(message(-1))).awaitWaiting());
    }

    assertThat(pipeline.putEvicting(message(-1), Victims.ALL)).hasSize(before);
    for (Call<String> put : puts) {
      put.result();
    }
    assertThat(pollAll(pipeline)).hasSize(puts.size() + 1);
  }
}

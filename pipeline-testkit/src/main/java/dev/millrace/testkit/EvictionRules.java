package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;
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

/** Rule 15, eviction, by examples; for an {@link EvictingPipeline}. */
interface EvictionRules extends PipelineRules {

  default EvictingPipeline<Message> openEvicting() {
    Pipeline<Message> pipeline = openBounded();
    assumeTrue(
        pipeline instanceof EvictingPipeline,
        "not applicable: the pipeline is not an EvictingPipeline");
    return (EvictingPipeline<Message>) pipeline;
  }

  @Test
  default void rule15NothingIsEvictedWhileThereIsRoom() {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      for (int i = 0; i < pipeline.capacity(); i++) {
        assertThat(pipeline.putEvicting(message(i), victims)).isEmpty();
      }
      assertThat(pipeline.size()).isEqualTo(pipeline.capacity());
    }
  }

  /** A second pipeline, filled equally, shows which message would have been taken next. */
  @Test
  default void rule15VictimsAreTheRequestedOnes() {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      List<Message> accepted = fill(pipeline);
      EvictingPipeline<Message> twin = openEvicting();
      fill(twin);
      List<Message> expected =
          switch (victims) {
            case OLDEST -> List.of(taken(twin.poll()));
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
  default void rule15ClosedPipelineEvictsNothing() {
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
  default void rule15EvictingPutWakesATaker() throws Exception {
    for (Victims victims : Victims.values()) {
      EvictingPipeline<Message> pipeline = openEvicting();
      var take = call(pipeline::take).awaitWaiting();

      assertThat(pipeline.putEvicting(message(1), victims)).isEmpty();
      assertThat(take.result()).isEqualTo(message(1));
    }
  }

  @Test
  default void rule15EvictingAllWakesWaitingPuts() throws Exception {
    assumeSeveralProducers();
    EvictingPipeline<Message> pipeline = openEvicting();
    int before = fill(pipeline).size();
    assumeTrue(before > 1, "not applicable: the only free slot is used by the evicting put");
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

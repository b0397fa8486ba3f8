package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HandoffPipelineTest {

  private final Pipeline<Integer> pipeline = new HandoffPipeline<>();

  @Test
  void poll_returnsAMessageOnlyIfAPutWaits() throws Exception {
    assertThat(pipeline.poll()).isNull();
    var put = Running.run(() -> pipeline.put(1)).awaitWaiting();

    assertThat(pipeline.poll()).isEqualTo(1);
    assertThat(pipeline.poll()).isNull();
    put.result();
  }

  @Test
  void takes_areServedInOrderOfArrival() throws Exception {
    List<Running<@Nullable Integer>> takes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      takes.add(Running.<@Nullable Integer>call(pipeline::take).awaitWaiting());
    }
    for (int i = 0; i < 5; i++) {
      assertThat(pipeline.offer(i)).isTrue();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(takes.get(i).result()).isEqualTo(i);
    }
  }

  @Test
  void puts_areServedInOrderOfArrival() throws Exception {
    List<Running<String>> puts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int message = i;
      puts.add(Running.run(() -> pipeline.put(message)).awaitWaiting());
    }
    var drained = new ArrayList<Integer>();
    assertThat(pipeline.drainTo(drained, 3)).isEqualTo(3);
    assertThat(pipeline.poll()).isEqualTo(3);
    assertThat(pipeline.poll()).isEqualTo(4);
    assertThat(drained).containsExactly(0, 1, 2);
    for (var put : puts) {
      put.result();
    }
  }

  @Test
  void take_interrupted_isNotServedLater() throws Exception {
    var first = Running.call(pipeline::take).awaitWaiting();
    var second = Running.call(pipeline::take).awaitWaiting();
    first.interrupt();
    assertThatThrownBy(first::result).isInstanceOf(InterruptedException.class);

    assertThat(pipeline.offer(1)).isTrue();
    assertThat(second.result()).isEqualTo(1);
    assertThat(pipeline.offer(2)).isFalse();
  }
}

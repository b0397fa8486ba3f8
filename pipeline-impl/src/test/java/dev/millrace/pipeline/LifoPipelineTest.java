package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Last in, first out; a stack of one cannot change the order, and keeps all that a queue keeps. */
class LifoPipelineTest extends RoomContractTest {

  @Override
  <T> Pipeline<T> create() {
    return new LifoPipeline<>(new LifoPipeline.Settings(1));
  }

  @Override
  @Test
  @Disabled("a lifo does not promise it")
  void itPromisesToKeepTheOrder() {}

  @Test
  void itDoesNotPromiseToKeepTheOrder() {
    assertThat(pipeline.keepsOrder()).isFalse();
  }

  @Test
  void theLastThatWasPutIsTakenFirst() {
    pipeline = new LifoPipeline<>(new LifoPipeline.Settings(3));

    assertThat(fill()).containsExactly(0, 1, 2);
    assertThat(pipeline.poll()).isEqualTo(2);
    pipeline.offer(3);
    assertThat(pollAll()).containsExactly(3, 1, 0);
  }

  @Test
  void manyThreadsPutAndTakeEachMessageOnce() throws Exception {
    Pipeline<Integer> lifo = new LifoPipeline<>(new LifoPipeline.Settings(3));
    var producers =
        IntStream.range(0, 4)
            .mapToObj(
                worker ->
                    Running.run(
                        () -> {
                          for (int i = 0; i < 1000; i++) {
                            lifo.put(worker * 1000 + i);
                          }
                        }))
            .toList();
    var consumers =
        IntStream.range(0, 2)
            .mapToObj(
                worker ->
                    Running.call(
                        () -> {
                          var taken = new ArrayList<Integer>();
                          for (Integer i = lifo.take(); i != null; i = lifo.take()) {
                            taken.add(i);
                          }
                          return taken;
                        }))
            .toList();
    for (var producer : producers) {
      producer.result();
    }
    lifo.close();

    var all = new ArrayList<Integer>();
    for (var consumer : consumers) {
      all.addAll(consumer.result());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4000).boxed().toList());
  }
}

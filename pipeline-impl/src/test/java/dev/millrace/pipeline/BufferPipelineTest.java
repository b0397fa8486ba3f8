package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.EvictingPipeline.Victims;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferPipelineTest {

  private static <T> BufferPipeline<T> bufferOf(int capacity) {
    return new BufferPipeline<>(new BufferPipeline.Settings(capacity));
  }

  @Test
  void randomCalls_matchAPlainQueue() {
    Random random = new Random(1);
    for (int capacity = 1; capacity <= 5; capacity++) {
      BufferPipeline<Integer> buffer = bufferOf(capacity);
      var model = new ArrayDeque<Integer>();
      for (int i = 0; i < 5_000; i++) {
        int message = i;
        switch (random.nextInt(5)) {
          case 0 -> assertThat(buffer.poll()).isEqualTo(model.poll());
          case 1 -> {
            var drained = new ArrayList<Integer>();
            buffer.drainTo(drained, random.nextInt(3));
            drained.forEach(each -> assertThat(each).isEqualTo(model.poll()));
          }
          case 2 -> {
            boolean room = model.size() < capacity && model.add(message);
            assertThat(buffer.offer(message)).isEqualTo(room);
          }
          default -> {
            Victims victims = List.of(Victims.values()).get(random.nextInt(3));
            assertThat(buffer.putEvicting(message, victims))
                .isEqualTo(evict(model, capacity, victims));
            model.add(message);
          }
        }
        assertThat(buffer.size()).isEqualTo(model.size());
      }
    }
  }

  private static List<Integer> evict(ArrayDeque<Integer> model, int capacity, Victims victims) {
    if (model.size() < capacity) {
      return List.of();
    }
    if (victims == Victims.ALL) {
      List<Integer> all = List.copyOf(model);
      model.clear();
      return all;
    }
    return List.of(victims == Victims.OLDEST ? model.removeFirst() : model.removeLast());
  }
}

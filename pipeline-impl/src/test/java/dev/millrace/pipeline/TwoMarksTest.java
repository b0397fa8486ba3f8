package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.pipeline.BufferPipeline.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A buffer that, once full, accepts nothing until it is emptied to a lower mark. */
@Timeout(60)
class TwoMarksTest {

  private static BufferPipeline<Integer> full(int capacity, int resumeAt) {
    BufferPipeline<Integer> buffer = new BufferPipeline<>(new Settings(capacity, resumeAt));
    for (int i = 0; i < capacity; i++) {
      assertThat(buffer.offer(i)).isTrue();
    }
    return buffer;
  }

  @Test
  void fullBuffer_refusesOffersDownToTheLowerMark() {
    BufferPipeline<Integer> buffer = full(4, 1);
    for (int left = 3; left > 1; left--) {
      assertThat(buffer.poll()).isNotNull();
      assertThat(buffer.offer(9)).as("with %d inside", left).isFalse();
    }
    assertThat(buffer.poll()).isNotNull();
    assertThat(buffer.offer(9)).isTrue();
    assertThat(buffer.offer(9)).isTrue();
  }

  @Test
  void waitingPuts_allEndWhenTheLowerMarkIsReached() throws Exception {
    BufferPipeline<Integer> buffer = full(4, 1);
    List<Running<String>> puts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int message = i;
      puts.add(Running.run(() -> buffer.put(message)).awaitWaiting());
    }
    assertThat(buffer.poll()).isNotNull();
    assertThat(buffer.poll()).isNotNull();
    assertThat(puts).noneMatch(Running::isDone);

    assertThat(buffer.poll()).isNotNull();
    for (Running<String> put : puts) {
      assertThat(put.result()).isEqualTo("done");
    }
    assertThat(buffer.size()).isEqualTo(4);
  }

  @Test
  void drainAndRemoval_countTowardsTheLowerMark() {
    BufferPipeline<Integer> drained = full(4, 2);
    drained.drainTo(new ArrayList<>(), 2);
    assertThat(drained.offer(9)).isTrue();

    BufferPipeline<Integer> removed = full(4, 2);
    removed.removeIf(message -> message < 2);
    assertThat(removed.offer(9)).isTrue();
  }

  @Test
  void putEvicting_evictsUntilTheLowerMark() {
    BufferPipeline<Integer> buffer = full(3, 0);
    assertThat(buffer.poll()).isZero();

    assertThat(buffer.putEvicting(7, Victims.OLDEST)).containsExactly(1);
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Test
  void randomOffersAndPolls_matchAModel() {
    Random random = new Random(1);
    for (int capacity = 1; capacity <= 5; capacity++) {
      for (int mark = 0; mark < capacity; mark++) {
        BufferPipeline<Integer> buffer = new BufferPipeline<>(new Settings(capacity, mark));
        int size = 0;
        boolean paused = false;
        for (int i = 0; i < 1_000; i++) {
          if (random.nextBoolean()) {
            assertThat(buffer.offer(i)).isEqualTo(!paused);
            size += paused ? 0 : 1;
            paused |= size == capacity;
          } else if (buffer.poll() != null) {
            size--;
            paused &= size > mark;
          }
          assertThat(buffer.size()).isEqualTo(size);
        }
      }
    }
  }

  @Test
  void lowerMarkAtTheCapacity_isRefused() {
    assertThatThrownBy(() -> new Settings(4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resume-at is 4; allowed: below the capacity, 4");
  }
}

package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallWatchTest {

  private long moves;
  private boolean someWorkerWillWake;
  private final StallWatch watch = new StallWatch(() -> moves, () -> someWorkerWillWake, 100);

  @Test
  void withoutAMove_stallsAfterTheTimeout() {
    assertThat(watch.isStalled(1_000)).isFalse();
    assertThat(watch.isStalled(1_099)).isFalse();
    assertThat(watch.isStalled(1_100)).isTrue();
  }

  @Test
  void move_restartsTheTimeout() {
    assertThat(watch.isStalled(1_000)).isFalse();
    moves++;
    assertThat(watch.isStalled(1_090)).isFalse();
    assertThat(watch.isStalled(1_150)).isFalse();
    assertThat(watch.isStalled(1_190)).isTrue();
  }

  @Test
  void sleepingWorker_restartsTheTimeout() {
    assertThat(watch.isStalled(1_000)).isFalse();
    someWorkerWillWake = true;
    assertThat(watch.isStalled(5_000)).isFalse();
    someWorkerWillWake = false;
    assertThat(watch.isStalled(5_099)).isFalse();
    assertThat(watch.isStalled(5_100)).isTrue();
  }
}

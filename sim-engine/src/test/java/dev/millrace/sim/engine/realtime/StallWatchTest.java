package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallWatchTest {

  private long moves;
  private boolean someoneWillWake;
  private final StallWatch watch = new StallWatch(() -> moves, () -> someoneWillWake, 100);

  @Test
  void aRunIsStalledWhenNothingMovedForTheTimeout() {
    assertThat(watch.stalled(1_000)).isFalse();
    assertThat(watch.stalled(1_099)).isFalse();
    assertThat(watch.stalled(1_100)).isTrue();
  }

  @Test
  void aMoveStartsTheTimeAnew() {
    watch.stalled(1_000);
    moves++;
    assertThat(watch.stalled(1_090)).isFalse();
    assertThat(watch.stalled(1_150)).isFalse();
    assertThat(watch.stalled(1_190)).isTrue();
  }

  @Test
  void aSleeperThatWillMoveAMessageStartsTheTimeAnew() {
    watch.stalled(1_000);
    someoneWillWake = true;
    assertThat(watch.stalled(5_000)).isFalse();
    someoneWillWake = false;
    assertThat(watch.stalled(5_099)).isFalse();
    assertThat(watch.stalled(5_100)).isTrue();
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.steps.WaitStrategy;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wait strategies of {@code lock}. */
@Timeout(120)
class LockWaitTest {

  private static final int MANY_PROCESSORS = 64;
  private static final PipelineContext EIGHT_WORKERS = Crowd.context();

  private static LockPipeline<Integer> pipeline(LockWait wait) {
    return new LockPipeline<>(
        wait.strategy(new ManualContext(), MANY_PROCESSORS), Optional.empty());
  }

  @Test
  void spin_moreWorkersThanProcessors_isRefused() {
    assertThatThrownBy(() -> LockWait.SPIN.strategy(EIGHT_WORKERS, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "wait is spin, but the threads of producers (4) and consumers (4) outnumber the"
                + " processors (7); allowed: at most as many threads as processors, or wait ="
                + " adaptive, or wait = park");
  }

  @Test
  void spin_asManyWorkersAsProcessors_isAllowed() {
    assertThatNoException().isThrownBy(() -> LockWait.SPIN.strategy(EIGHT_WORKERS, 8));
  }

  @Test
  void adaptive_singleProcessor_parksAtOnce() {
    assertThat(LockWait.ADAPTIVE.strategy(EIGHT_WORKERS, 1)).isSameAs(WaitStrategy.PARK);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARK", "ADAPTIVE"})
  void take_parkOrAdaptive_parks(LockWait wait) throws Exception {
    var pipeline = pipeline(wait);
    var take = Running.call(pipeline::take);

    take.awaitWaiting();
    pipeline.put(1);
    assertThat(take.result()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void timedTake_pipelineEmpty_timesOut(LockWait wait) throws Exception {
    assertThat(pipeline(wait).poll(Duration.ofMillis(1))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void take_interruptedWhileWaiting_throws(LockWait wait) {
    var take = Running.call(pipeline(wait)::take);
    take.interrupt();

    assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void put_interruptedBeforeWithRoom_throws(LockWait wait) {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> pipeline(wait).put(1)).isInstanceOf(InterruptedException.class);
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.waiting.Idling;
import dev.millrace.testkit.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring of a run with one producer and one consumer. */
class RingForTwoThreadsTest {

  private final Pipeline<Integer> pipeline = ringOf(4, Idling.ADAPTIVE);

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 64})
  void itHoldsAsManyMessagesAsItsCapacitySays(int capacity) {
    Pipeline<Integer> ring = ringOf(capacity, Idling.ADAPTIVE);

    assertThat(IntStream.range(0, 100).filter(ring::offer).count()).isEqualTo(capacity);
    assertThat(ring.capacity()).isEqualTo(capacity);
    assertThat(ring.size()).isEqualTo(capacity);
  }

  @Test
  void whatIsPutComesOutInOrder() throws Exception {
    pipeline.put(1);
    assertThat(pipeline.offer(2)).isTrue();
    assertThat(pipeline.offer(3, Duration.ofHours(1))).isTrue();
    var drained = new ArrayList<Integer>();

    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.drainTo(drained, 5)).isEqualTo(2);
    assertThat(drained).containsExactly(2, 3);
    assertThat(pipeline.poll(Duration.ofMillis(1))).isNull();
  }

  @Test
  void closeWakesThePutThatWaits() throws Exception {
    while (pipeline.offer(0)) {}
    var put = Running.run(() -> pipeline.put(1)).awaitWaiting();
    pipeline.close();

    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.drainTo(new ArrayList<>(), 99)).isEqualTo(4);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void closeWakesTheTakeThatWaits() throws Exception {
    var take = Running.call(pipeline::take).awaitWaiting();
    pipeline.close();

    assertThat(take.result()).isNull();
  }

  @Test
  void anInterruptedWaitLeavesItAsItWas() throws Exception {
    var take = Running.call(pipeline::take).awaitWaiting();
    take.interrupt();
    assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);

    pipeline.put(1);
    assertThat(pipeline.take()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void closingInTheMiddleOfABusyStreamLosesAndInventsNothing(Idling idling) throws Exception {
    for (int round = 0; round < 30; round++) {
      StreamRound.play(ringOf(4, idling), 1, round);
    }
  }

  @Test
  void aPutAtTheMomentOfCloseIsEitherAcceptedAndTakenOrNeither() throws Exception {
    Race.run(() -> new CloseRaces.WithPut(ringOf(4, Idling.ADAPTIVE)));
  }

  private static <T> Pipeline<T> ringOf(int capacity, Idling idling) {
    return new RingPipeline<>(new RingPipeline.Settings(capacity, idling), new ManualContext());
  }
}

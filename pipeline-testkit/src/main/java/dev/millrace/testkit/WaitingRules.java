package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.AN_HOUR;
import static dev.millrace.testkit.Ways.message;
import static dev.millrace.testkit.Ways.waitingPuts;
import static dev.millrace.testkit.Ways.waitingTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.Ways.WaitingPut;
import dev.millrace.testkit.Ways.WaitingTake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 7 and 8, time-outs and interrupts, each by an example. */
interface WaitingRules extends PipelineRules {

  @Test
  default void rule07ATimedPutGivesUpWhenThereIsNoRoom() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    List<Message> accepted = fill(pipeline);
    Message late = message(-1);

    assertThat(pipeline.offer(late, Duration.ZERO)).isFalse();
    assertThat(pipeline.offer(late, Duration.ofNanos(-1))).isFalse();
    for (int i = 0; i < 5; i++) {
      assertThat(pipeline.offer(late, Duration.ofMillis(1))).isFalse();
    }
    assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(fill(pipeline)).as("what fits after the time-outs").isEqualTo(accepted);
  }

  @Test
  default void rule07ATimedPollGivesUpWhenThereIsNoMessage() throws Exception {
    Pipeline<Message> pipeline = open();

    assertThat(pipeline.poll(Duration.ZERO)).isNull();
    assertThat(pipeline.poll(Duration.ofNanos(-1))).isNull();
    for (int i = 0; i < 5; i++) {
      assertThat(pipeline.poll(Duration.ofMillis(1))).isNull();
    }
    Call<String> put = start(() -> pipeline.put(message(1)));
    assertThat(pipeline.take()).isEqualTo(message(1));
    put.result();
    assertThat(pipeline.poll()).isNull();
    if (pipeline.capacity() > 0 && pipeline.capacity() <= MOST_TO_FILL) {
      assertThat(fill(pipeline)).as("what fits after the time-outs").hasSize(pipeline.capacity());
    }
  }

  @Test
  default void rule07ATimedCallDoesNotGiveUpBeforeItsTimeIsOver() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    Duration timeout = Duration.ofMillis(5);

    long start = System.nanoTime();
    assertThat(pipeline.poll(timeout)).isNull();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(timeout.toNanos());
    fill(pipeline);
    start = System.nanoTime();
    assertThat(pipeline.offer(message(-1), timeout)).isFalse();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(timeout.toNanos());
  }

  @Test
  default void rule07WithoutTimeToWaitWhatIsThereIsStillFound() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();

    assertThat(pipeline.offer(message(1), Duration.ZERO)).isTrue();
    assertThat(pipeline.poll(Duration.ZERO)).isEqualTo(message(1));
    assertThat(pipeline.offer(message(2), Duration.ofNanos(-1))).isTrue();
    assertThat(pipeline.poll(Duration.ofNanos(-1))).isEqualTo(message(2));
  }

  @Test
  default void rule08AnInterruptedPutHasAcceptedNothing() throws Exception {
    for (WaitingPut way : waitingPuts()) {
      Pipeline<Message> pipeline = openBounded();
      List<Message> accepted = fill(pipeline);
      Call<String> put = start(() -> way.put(pipeline, message(-1))).awaitWaiting();

      put.interrupt();
      assertThatThrownBy(put::result).isInstanceOf(InterruptedException.class);
      assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
      assertThat(fill(pipeline)).as("what fits after the interrupt").isEqualTo(accepted);
    }
  }

  @Test
  default void rule08AnInterruptedTakeHasTakenNothing() throws Exception {
    for (WaitingTake way : waitingTakes()) {
      Pipeline<Message> pipeline = open();
      var take = call(() -> way.take(pipeline)).awaitWaiting();

      take.interrupt();
      assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);
      Call<String> put = start(() -> pipeline.put(message(5)));
      assertThat(pipeline.take()).isEqualTo(message(5));
      put.result();
    }
  }

  @Test
  default void rule08AnInterruptBeforeTheCallIsNoticedToo() {
    Pipeline<Message> pipeline = open();

    assertInterruptIsNoticed(() -> pipeline.put(message(1)));
    assertInterruptIsNoticed(() -> pipeline.offer(message(1), AN_HOUR));
    assertInterruptIsNoticed(pipeline::take);
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule08AnInterruptedTakeLeavesTheMessageThatIsThere() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    pipeline.put(message(1));

    assertInterruptIsNoticed(pipeline::take);
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    pipeline.close();
    assertInterruptIsNoticed(pipeline::take);
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    assertThat(pipeline.take()).as("the message that was inside").isEqualTo(message(1));
  }

  @Test
  default void rule08AnInterruptedPutLeavesTheRoomThatIsThere() {
    Pipeline<Message> pipeline = openBounded();

    for (int i = 0; i <= Math.min(pipeline.capacity(), 5); i++) {
      assertInterruptIsNoticed(() -> pipeline.put(message(-1)));
      assertInterruptIsNoticed(() -> pipeline.offer(message(-1), AN_HOUR));
    }
    assertThat(fill(pipeline)).hasSize(pipeline.capacity());
  }

  @Test
  default void rule08AnInterruptedWaiterDoesNotKeepTheMessageFromTheOthers() throws Exception {
    assumeSeveralConsumers();
    for (int round = 0; round < 50; round++) {
      Pipeline<Message> pipeline = open();
      var interrupted = call(pipeline::take).awaitWaiting();
      var other = call(pipeline::take).awaitWaiting();
      Call<String> putting = start(() -> pipeline.put(message(1)));
      interrupted.interrupt();
      int taken = 0;
      try {
        taken += interrupted.result() == null ? 0 : 1;
      } catch (InterruptedException gaveUp) {
        taken += other.result() == null ? 0 : 1;
      }
      putting.result();
      pipeline.close();

      assertThat(taken).as("how many of two takers got the one message").isEqualTo(1);
    }
  }

  @Test
  default void rule08AnInterruptedWaiterDoesNotKeepTheEndFromTheOthers() throws Exception {
    assumeSeveralConsumers();
    for (int round = 0; round < 50; round++) {
      Pipeline<Message> pipeline = open();
      var interrupted = call(pipeline::take).awaitWaiting();
      var other = call(pipeline::take).awaitWaiting();
      Call<String> closing = start(pipeline::close);
      interrupted.interrupt();

      assertThat(other.result()).isNull();
      closing.result();
    }
  }

  /** Served and interrupted at about the same time: the message is with the taker, or inside. */
  @Test
  default void rule08AnInterruptAtTheMomentOfTheHandOverLosesNothing() throws Exception {
    for (int round = 0; round < 100; round++) {
      Pipeline<Message> pipeline = open();
      var take = call(pipeline::take).awaitWaiting();
      boolean first = round % 2 == 0;
      if (first) {
        take.interrupt();
      }
      boolean accepted = pipeline.offer(message(round));
      if (!first) {
        take.interrupt();
      }
      Message taken = null;
      try {
        taken = take.result();
      } catch (InterruptedException gaveUp) {
        taken = pipeline.poll();
      }

      assertThat(taken != null).as("taken, as it was accepted").isEqualTo(accepted);
    }
  }
}

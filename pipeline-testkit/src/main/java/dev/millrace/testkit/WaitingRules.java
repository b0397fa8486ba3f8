package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.ONE_HOUR;
import static dev.millrace.testkit.BlockingCalls.message;
import static dev.millrace.testkit.BlockingCalls.waitingPuts;
import static dev.millrace.testkit.BlockingCalls.waitingTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.BlockingCalls.WaitingPut;
import dev.millrace.testkit.BlockingCalls.WaitingTake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 7 and 8, timeouts and interrupts, by examples. */
interface WaitingRules extends PipelineRules {

  @Test
  default void rule07TimedPutTimesOutWhenFull() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    List<Message> accepted = fill(pipeline);
    Message late = message(-1);

    assertThat(pipeline.offer(late, Duration.ZERO)).isFalse();
    assertThat(pipeline.offer(late, Duration.ofNanos(-1))).isFalse();
    for (int i = 0; i < 5; i++) {
      assertThat(pipeline.offer(late, Duration.ofMillis(1))).isFalse();
    }
    assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(fill(pipeline)).as("room after the timeouts").isEqualTo(accepted);
  }

  @Test
  default void rule07TimedPollTimesOutWhenEmpty() throws Exception {
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
    if (pipeline.capacity() > 0 && pipeline.capacity() <= MAX_FILLED_CAPACITY) {
      assertThat(fill(pipeline)).as("room after the timeouts").hasSize(pipeline.capacity());
    }
  }

  @Test
  default void rule07TimedCallDoesNotTimeOutEarly() throws Exception {
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
  default void rule07ZeroTimeoutSucceedsWithoutWaiting() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();

    assertThat(pipeline.offer(message(1), Duration.ZERO)).isTrue();
    assertThat(pipeline.poll(Duration.ZERO)).isEqualTo(message(1));
    assertThat(pipeline.offer(message(2), Duration.ofNanos(-1))).isTrue();
    assertThat(pipeline.poll(Duration.ofNanos(-1))).isEqualTo(message(2));
  }

  @Test
  default void rule08InterruptedPutStoresNothing() throws Exception {
    for (WaitingPut variant : waitingPuts()) {
      Pipeline<Message> pipeline = openBounded();
      List<Message> accepted = fill(pipeline);
      Call<String> put = start(() -> variant.put(pipeline, message(-1))).awaitWaiting();

      put.interrupt();
      assertThatThrownBy(put::result).isInstanceOf(InterruptedException.class);
      assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
      assertThat(fill(pipeline)).as("room after the interrupt").isEqualTo(accepted);
    }
  }

  @Test
  default void rule08InterruptedTakeRemovesNothing() throws Exception {
    for (WaitingTake variant : waitingTakes()) {
      Pipeline<Message> pipeline = open();
      var take = call(() -> variant.take(pipeline)).awaitWaiting();

      take.interrupt();
      assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);
      Call<String> put = start(() -> pipeline.put(message(5)));
      assertThat(pipeline.take()).isEqualTo(message(5));
      put.result();
    }
  }

  @Test
  default void rule08InterruptBeforeTheCallIsDetected() {
    Pipeline<Message> pipeline = open();

    assertInterruptIsDetected(() -> pipeline.put(message(1)));
    assertInterruptIsDetected(() -> pipeline.offer(message(1), ONE_HOUR));
    assertInterruptIsDetected(pipeline::take);
    assertInterruptIsDetected(() -> pipeline.poll(ONE_HOUR));
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule08InterruptedTakeLeavesAvailableMessages() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    pipeline.put(message(1));

    assertInterruptIsDetected(pipeline::take);
    assertInterruptIsDetected(() -> pipeline.poll(ONE_HOUR));
    pipeline.close();
    assertInterruptIsDetected(pipeline::take);
    assertInterruptIsDetected(() -> pipeline.poll(ONE_HOUR));
    assertThat(pipeline.take()).as("the available message").isEqualTo(message(1));
  }

  @Test
  default void rule08InterruptedPutLeavesAvailableRoom() {
    Pipeline<Message> pipeline = openBounded();

    for (int i = 0; i <= Math.min(pipeline.capacity(), 5); i++) {
      assertInterruptIsDetected(() -> pipeline.put(message(-1)));
      assertInterruptIsDetected(() -> pipeline.offer(message(-1), ONE_HOUR));
    }
    assertThat(fill(pipeline)).hasSize(pipeline.capacity());
  }

  @Test
  default void rule08InterruptedTakerDoesNotWithholdTheMessage() throws Exception {
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
      } catch (InterruptedException interruptedFirst) {
        taken += other.result() == null ? 0 : 1;
      }
      putting.result();
      pipeline.close();

      assertThat(taken).as("takers that received the message").isEqualTo(1);
    }
  }

  @Test
  default void rule08InterruptedTakerDoesNotWithholdTheEnd() throws Exception {
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

  /**
   * Interrupt and offer at about the same time: the taker has the message, or the pipeline does.
   */
  @Test
  default void rule08InterruptDuringHandOffLosesNothing() throws Exception {
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
      } catch (InterruptedException interruptedFirst) {
        taken = pipeline.poll();
      }

      assertThat(taken != null).as("taken if accepted").isEqualTo(accepted);
    }
  }
}

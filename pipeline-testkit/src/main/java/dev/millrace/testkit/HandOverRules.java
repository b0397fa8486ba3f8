package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.ONE_HOUR;
import static dev.millrace.testkit.BlockingCalls.message;
import static dev.millrace.testkit.BlockingCalls.waitingPuts;
import static dev.millrace.testkit.BlockingCalls.waitingTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.BlockingCalls.WaitingPut;
import dev.millrace.testkit.BlockingCalls.WaitingTake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 1 to 6 and 14, by deterministic examples. */
interface HandOverRules extends PipelineRules {

  @Test
  default void rule01EqualMessagesAreTakenSeparately() throws Exception {
    Pipeline<Message> pipeline = open();
    Call<String> puts =
        start(
            () -> {
              pipeline.put(message(1));
              pipeline.put(message(1));
            });

    assertThat(pipeline.take()).isEqualTo(message(1));
    assertThat(pipeline.take()).isEqualTo(message(1));
    puts.result();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule01EachMessageIsTakenOnce() {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);

    assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule02NullIsRejected() {
    Pipeline<Message> pipeline = open();

    assertThatThrownBy(() -> pipeline.put(none())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pipeline.offer(none())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pipeline.offer(none(), ONE_HOUR))
        .isInstanceOf(NullPointerException.class);
    assertThat(pipeline.size()).isZero();
  }

  @SuppressWarnings("NullAway") // a caller without null checks may pass null
  private static Message none() {
    return null;
  }

  @Test
  default void rule02RejectedOfferStoresNothing() {
    Pipeline<Message> pipeline = openBounded();
    fill(pipeline);

    assertThat(pipeline.offer(message(-1))).isFalse();
    assertThat(pollAll(pipeline)).doesNotContain(message(-1));
  }

  @Test
  default void rule03MessagesAreTakenInOrder() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    assumeTrue(pipeline.keepsOrder(), "not applicable: keepsOrder() is false");
    List<Message> accepted = fill(pipeline);

    assertThat(pollAll(pipeline)).isEqualTo(accepted);
    assertThat(fill(pipeline)).isEqualTo(accepted);
    var taken = new ArrayList<Message>();
    while (taken.size() < accepted.size()) {
      taken.add(pipeline.take());
    }
    assertThat(taken).isEqualTo(accepted);
  }

  @Test
  default void rule04CanBeFilledToItsCapacity() {
    Pipeline<Message> pipeline = openBounded();

    for (int round = 0; round < 3; round++) {
      assertThat(fill(pipeline)).hasSize(pipeline.capacity());
      assertThat(pipeline.size()).isEqualTo(pipeline.capacity());
      pollAll(pipeline);
      assertThat(pipeline.size()).isZero();
    }
  }

  @Test
  default void rule04SizeCountsTheMessages() {
    Pipeline<Message> pipeline = openWithRoom();
    int inside = fill(pipeline).size();

    assertThat(pipeline.size()).isEqualTo(inside);
    pipeline.poll();
    assertThat(pipeline.size()).isEqualTo(inside - 1);
    pollAll(pipeline);
    pipeline.close();
    assertThat(pipeline.size()).isZero();
  }

  @Test
  default void rule04ZeroCapacityStoresNothing() throws Exception {
    Pipeline<Message> pipeline = open();
    assumeTrue(pipeline.capacity() == 0, "not applicable: the capacity is not 0");
    Call<String> put = start(() -> pipeline.put(message(1))).awaitWaiting();

    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.take()).isEqualTo(message(1));
    put.result();
  }

  @Test
  default void rule05TakeWaitsForAMessage() throws Exception {
    for (WaitingTake variant : waitingTakes()) {
      Pipeline<Message> pipeline = open();
      var take = call(() -> variant.take(pipeline)).awaitWaiting();

      assertThat(take.isDone()).as("take returned from an empty pipeline").isFalse();
      pipeline.put(message(5));
      assertThat(take.result()).isEqualTo(message(5));
    }
  }

  @Test
  default void rule05PutWaitsForRoom() throws Exception {
    for (WaitingPut variant : waitingPuts()) {
      Pipeline<Message> pipeline = openBounded();
      List<Message> all = fill(pipeline);
      Message last = message(all.size());
      all.add(last);
      Call<String> put = start(() -> variant.put(pipeline, last)).awaitWaiting();

      assertThat(put.isDone()).as("put returned although the pipeline was full").isFalse();
      var taken = new ArrayList<Message>();
      taken.add(pipeline.take());
      put.result();
      taken.addAll(pollAll(pipeline));
      assertSame(pipeline, taken, all);
    }
  }

  /** One message wakes one of two takers, or both; then one of them has to wait again. */
  @Test
  default void rule05TakerWokenWithoutAMessageWaitsAgain() throws Exception {
    assumeSeveralConsumers();
    for (int round = 0; round < 20; round++) {
      Pipeline<Message> pipeline = open();
      var first = call(pipeline::take).awaitWaiting();
      var second = call(pipeline::take).awaitWaiting();
      Call<String> puts =
          start(
              () -> {
                pipeline.put(message(1));
                pipeline.put(message(2));
              });

      puts.result();
      assertThat(new Message[] {first.result(), second.result()})
          .containsExactlyInAnyOrder(message(1), message(2));
    }
  }

  @Test
  default void rule05OfferSucceedsWhileATakerWaits() throws Exception {
    Pipeline<Message> pipeline = open();
    assumeTrue(pipeline.capacity() == 0, "not applicable: the capacity is not 0");
    assertThat(pipeline.offer(message(1))).isFalse();
    var take = call(pipeline::take).awaitWaiting();

    assertThat(pipeline.offer(message(2))).isTrue();
    assertThat(pipeline.offer(message(3))).isFalse();
    assertThat(take.result()).isEqualTo(message(2));
  }

  @Test
  default void rule06NonBlockingCallsReturnAtOnce() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    var accepted = new AtomicInteger();

    start(
            () -> {
              pipeline.poll();
              pipeline.drainTo(new ArrayList<>(), 10);
              accepted.set(fill(pipeline).size());
              pipeline.offer(message(-1));
              pipeline.size();
              pipeline.close();
              pipeline.close();
              pollAll(pipeline);
              pipeline.poll();
            })
        .result();
    assertThat(accepted).hasValue(pipeline.capacity());
  }

  @Test
  default void rule06NonBlockingCallsKeepTheInterrupt() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    Call<Boolean> interrupted =
        call(
            () -> {
              Thread.currentThread().interrupt();
              assertThat(pipeline.offer(message(1))).isTrue();
              assertThat(pipeline.poll()).isEqualTo(message(1));
              assertThat(pipeline.offer(message(2))).isTrue();
              assertThat(pipeline.drainTo(new ArrayList<>(), 5)).isEqualTo(1);
              assertThat(pipeline.size()).isZero();
              pipeline.close();
              return Thread.interrupted();
            });

    assertThat(interrupted.result()).isTrue();
  }

  @Test
  default void rule14DrainTakesUpToTheLimit() {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    Message before = message(-1);
    var drained = new ArrayList<>(List.of(before));

    assertThat(pipeline.drainTo(drained, 0)).isZero();
    assertThat(pipeline.drainTo(drained, -1)).isZero();
    assertThat(pipeline.drainTo(drained, 1)).isEqualTo(1);
    assertThat(pipeline.drainTo(drained, MAX_FILLED_CAPACITY)).isEqualTo(accepted.size() - 1);
    assertThat(pipeline.drainTo(drained, MAX_FILLED_CAPACITY)).isZero();
    assertThat(drained.remove(0)).isEqualTo(before);
    assertSame(pipeline, drained, accepted);
    assertThat(pipeline.size()).isZero();
  }

  @Test
  default void rule14DrainKeepsTheOrderOfPoll() {
    Pipeline<Message> pipeline = openWithRoom();
    fill(pipeline);
    List<Message> polled = pollAll(pipeline);
    fill(pipeline);
    var drained = new ArrayList<@Nullable Message>();

    pipeline.drainTo(drained, polled.size());
    assertThat(drained).isEqualTo(polled);
  }

  @Test
  default void rule14DrainAfterCloseTakesTheRest() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    pipeline.close();
    var drained = new ArrayList<Message>();

    assertThat(pipeline.drainTo(drained, accepted.size() + 1)).isEqualTo(accepted.size());
    assertThat(pipeline.drainTo(drained, 1)).isZero();
    assertSame(pipeline, drained, accepted);
    assertThat(call(pipeline::take).result()).isNull();
    assertThat(call(pipeline::take).result()).isNull();
  }

  @Test
  default void rule14DrainWakesWaitingPuts() throws Exception {
    assumeSeveralProducers();
    Pipeline<Message> pipeline = openBounded();
    int before = fill(pipeline).size();
    int waiting = Math.min(4, Math.max(1, before));
    var puts = new ArrayList<Call<String>>();
    for (int i = 0; i < waiting; i++) {
      Message late = message(before + i);
      puts.add(start(() -> pipeline.put(late)).awaitWaiting());
    }

    assertThat(pipeline.drainTo(new ArrayList<>(), waiting)).isEqualTo(waiting);
    for (Call<String> put : puts) {
      put.result();
    }
    assertThat(pipeline.size()).isEqualTo(before);
  }
}

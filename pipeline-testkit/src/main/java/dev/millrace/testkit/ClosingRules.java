package dev.millrace.testkit;

import static dev.millrace.testkit.Ways.AN_HOUR;
import static dev.millrace.testkit.Ways.message;
import static dev.millrace.testkit.Ways.waitingPuts;
import static dev.millrace.testkit.Ways.waitingTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.Ways.WaitingPut;
import dev.millrace.testkit.Ways.WaitingTake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 9 to 13, the end of the stream, each by an example. */
interface ClosingRules extends PipelineRules {

  private static void assertClosed(Pipeline<Message> pipeline) {
    Message late = message(-1);
    for (WaitingPut way : waitingPuts()) {
      assertThatThrownBy(() -> way.put(pipeline, late)).isInstanceOf(ClosedPipelineException.class);
    }
    assertThatThrownBy(() -> pipeline.offer(late)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> pipeline.offer(late, Duration.ZERO))
        .isInstanceOf(ClosedPipelineException.class);
  }

  @Test
  default void rule09NothingIsAcceptedAfterClose() {
    Pipeline<Message> pipeline = open();
    pipeline.close();

    assertClosed(pipeline);
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule09AFullPipelineThatIsClosedRefusesInTheSameWay() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    pipeline.close();

    assertClosed(pipeline);
    var taken = new ArrayList<@Nullable Message>();
    taken.add(pipeline.take());
    assertClosed(pipeline);
    taken.addAll(pollAll(pipeline));
    assertClosed(pipeline);
    assertThat(taken).containsExactlyInAnyOrderElementsOf(accepted);
  }

  @Test
  default void rule10WhatIsLeftCanBeTakenAndThenTheEndIsThere() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    pipeline.close();

    var taken = new ArrayList<Message>();
    for (int i = 0; i < accepted.size(); i++) {
      taken.add(i % 2 == 0 ? pipeline.take() : pipeline.poll(AN_HOUR));
    }
    assertSame(pipeline, taken, accepted);
    assertThat(pipeline.poll(AN_HOUR)).isNull();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  default void rule10TheEndIsThereForEveryThreadAsOftenAsItAsks() throws Exception {
    Pipeline<Message> pipeline = open();
    pipeline.close();

    for (int i = 0; i < 3; i++) {
      assertThat(pipeline.take()).isNull();
      assertThat(pipeline.poll()).isNull();
      assertThat(pipeline.poll(AN_HOUR)).isNull();
      assertThat(pipeline.poll(Duration.ZERO)).isNull();
      assertThat(pipeline.drainTo(new ArrayList<>(), 10)).isZero();
      assertThat(call(pipeline::take).result()).isNull();
    }
  }

  @Test
  default void rule11CloseWakesEveryPutThatWaitsEvenIfNobodyTakes() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    List<Message> accepted = fill(pipeline);
    List<WaitingPut> ways = waitingPuts();
    var puts = new ArrayList<Call<String>>();
    for (int i = 0; i < (producers() == 1 ? 1 : 12); i++) {
      WaitingPut way = ways.get(i % ways.size());
      puts.add(start(() -> way.put(pipeline, message(-1))).awaitWaiting());
    }
    pipeline.close();

    for (Call<String> put : puts) {
      assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    }
    assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
  }

  @Test
  default void rule11CloseWakesEveryTakeThatWaits() throws Exception {
    Pipeline<Message> pipeline = open();
    List<WaitingTake> ways = waitingTakes();
    var takes = new ArrayList<Call<@Nullable Message>>();
    for (int i = 0; i < (consumers() == 1 ? 1 : 12); i++) {
      WaitingTake way = ways.get(i % ways.size());
      takes.add(this.<@Nullable Message>call(() -> way.take(pipeline)).awaitWaiting());
    }
    pipeline.close();

    for (Call<@Nullable Message> take : takes) {
      assertThat(take.result()).isNull();
    }
  }

  @Test
  default void rule12APutThatWaitsWhenItIsClosedIsNotTakenAfterwards() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    List<Message> accepted = fill(pipeline);
    Call<String> put = start(() -> pipeline.put(message(-1))).awaitWaiting();
    pipeline.close();

    List<Message> taken = pollAll(pipeline);
    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(taken).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  default void rule13ClosingAgainChangesNothing() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    for (int i = 0; i < 3; i++) {
      pipeline.close();
    }
    assertClosed(pipeline);
    var taken = new ArrayList<Message>();
    for (int i = 0; i < accepted.size(); i++) {
      pipeline.close();
      taken.add(pipeline.take());
    }
    pipeline.close();

    assertSame(pipeline, taken, accepted);
    assertThat(pipeline.take()).isNull();
    assertClosed(pipeline);
  }
}

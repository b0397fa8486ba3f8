package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.ONE_HOUR;
import static dev.millrace.testkit.BlockingCalls.message;
import static dev.millrace.testkit.BlockingCalls.waitingPuts;
import static dev.millrace.testkit.BlockingCalls.waitingTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.testkit.BlockingCalls.WaitingPut;
import dev.millrace.testkit.BlockingCalls.WaitingTake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 9 to 13, the end of the stream, by examples. */
interface ClosingRules extends PipelineRules {

  private static void assertClosed(Pipeline<Message> pipeline) {
    Message late = message(-1);
    for (WaitingPut variant : waitingPuts()) {
      assertThatThrownBy(() -> variant.put(pipeline, late))
          .isInstanceOf(ClosedPipelineException.class);
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
  default void rule09ClosedFullPipelineRejectsPuts() throws Exception {
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
  default void rule10RemainingMessagesAreTakenBeforeTheEnd() throws Exception {
    Pipeline<Message> pipeline = openWithRoom();
    List<Message> accepted = fill(pipeline);
    pipeline.close();

    var taken = new ArrayList<Message>();
    for (int i = 0; i < accepted.size(); i++) {
      taken.add(i % 2 == 0 ? pipeline.take() : pipeline.poll(ONE_HOUR));
    }
    assertSame(pipeline, taken, accepted);
    assertThat(pipeline.poll(ONE_HOUR)).isNull();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  default void rule10EndOfStreamIsReturnedRepeatedly() throws Exception {
    Pipeline<Message> pipeline = open();
    pipeline.close();

    for (int i = 0; i < 3; i++) {
      assertThat(pipeline.take()).isNull();
      assertThat(pipeline.poll()).isNull();
      assertThat(pipeline.poll(ONE_HOUR)).isNull();
      assertThat(pipeline.poll(Duration.ZERO)).isNull();
      assertThat(pipeline.drainTo(new ArrayList<>(), 10)).isZero();
      assertThat(call(pipeline::take).result()).isNull();
    }
  }

  @Test
  default void rule11CloseWakesEveryWaitingPut() throws Exception {
    Pipeline<Message> pipeline = openBounded();
    List<Message> accepted = fill(pipeline);
    List<WaitingPut> variants = waitingPuts();
    var puts = new ArrayList<Call<String>>();
    for (int i = 0; i < (producers() == 1 ? 1 : 12); i++) {
      WaitingPut variant = variants.get(i % variants.size());
      puts.add(start(() -> variant.put(pipeline, message(-1))).awaitWaiting());
    }
    pipeline.close();

    for (Call<String> put : puts) {
      assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    }
    assertThat(pollAll(pipeline)).containsExactlyInAnyOrderElementsOf(accepted);
  }

  @Test
  default void rule11CloseWakesEveryWaitingTake() throws Exception {
    Pipeline<Message> pipeline = open();
    List<WaitingTake> variants = waitingTakes();
    var takes = new ArrayList<Call<@Nullable Message>>();
    for (int i = 0; i < (consumers() == 1 ? 1 : 12); i++) {
      WaitingTake variant = variants.get(i % variants.size());
      takes.add(this.<@Nullable Message>call(() -> variant.take(pipeline)).awaitWaiting());
    }
    pipeline.close();

    for (Call<@Nullable Message> take : takes) {
      assertThat(take.result()).isNull();
    }
  }

  @Test
  default void rule12PutWaitingAtCloseIsNotTaken() throws Exception {
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
  default void rule13SecondCloseHasNoEffect() throws Exception {
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

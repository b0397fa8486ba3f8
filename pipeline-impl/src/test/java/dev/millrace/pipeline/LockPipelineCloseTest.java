package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.pipeline.ScriptedListener.Hold;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A close while another thread is between two steps of a put, a take or a close. */
@Timeout(120)
class LockPipelineCloseTest {

  private final ScriptedListener listener = new ScriptedListener();
  private final Pipeline<Integer> pipeline = new LockPipeline<>(Optional.of(listener));

  private Running<String> putHeldAt(Hold hold) throws InterruptedException {
    var put = Running.run(() -> pipeline.put(1));
    hold.reached().await();
    return put;
  }

  private Running<@Nullable Integer> takeHeldAt(Hold hold) throws InterruptedException {
    Running<@Nullable Integer> take = Running.call(pipeline::take);
    hold.reached().await();
    return take;
  }

  private Running<String> closeHeldAt(Hold hold) throws InterruptedException {
    var close = Running.run(pipeline::close);
    hold.reached().await();
    return close;
  }

  private void assertRefused(Running<String> put) {
    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
  }

  private void assertOfferRefused() {
    assertThatThrownBy(() -> pipeline.offer(9)).isInstanceOf(ClosedPipelineException.class);
  }

  @Test
  void put_closedBeforeStore_isRefused() throws Exception {
    var hold = listener.holdAt("have producer lock");
    var put = putHeldAt(hold);

    pipeline.close();
    hold.letGo().countDown();
    assertRefused(put);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void take_closedBeforeStore_endsWithoutWaitingForPut() throws Exception {
    putHeldAt(listener.holdAt("have producer lock"));

    pipeline.close();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void put_closedAfterStore_isAccepted() throws Exception {
    var hold = listener.holdAt("about to release consumer lock");
    var put = putHeldAt(hold);

    pipeline.close();
    hold.letGo().countDown();
    put.result();
    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void take_closedAfterStore_waitsForTheMessage() throws Exception {
    var hold = listener.holdAt("about to release consumer lock");
    putHeldAt(hold);
    pipeline.close();

    assertThat(pipeline.poll()).isNull();
    Running<@Nullable Integer> take = Running.<@Nullable Integer>call(pipeline::take);
    take.awaitWaiting();
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
  }

  @Test
  void take_closedAfterCopy_returnsTheMessageThenEnd() throws Exception {
    pipeline.put(1);
    var hold = listener.holdAt("about to release producer lock");
    var take = takeHeldAt(hold);

    pipeline.close();
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void take_closedAfterRelease_returnsTheMessageThenEnd() throws Exception {
    pipeline.put(1);
    var hold = listener.holdAt("released producer lock");
    var take = takeHeldAt(hold);

    pipeline.close();
    assertThat(pipeline.take()).isNull();
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void put_betweenLastTakeAndEnd_isRefused() throws Exception {
    pipeline.put(1);
    pipeline.close();
    takeHeldAt(listener.holdAt("released producer lock"));

    assertOfferRefused();
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void take_secondTakerBeforeEndIsPlaced_endsLater() throws Exception {
    pipeline.put(1);
    pipeline.close();
    var hold = listener.holdAt("released producer lock");
    var first = takeHeldAt(hold);

    Running<@Nullable Integer> second = Running.<@Nullable Integer>call(pipeline::take);
    second.awaitWaiting();
    hold.letGo().countDown();
    assertThat(first.result()).isEqualTo(1);
    assertThat(second.result()).isNull();
  }

  @Test
  void offer_lockHeldByPutDuringClose_isRefused() throws Exception {
    putHeldAt(listener.holdAt("have producer lock"));
    closeHeldAt(listener.holdAt("about to release producer lock"));

    assertOfferRefused();
  }

  @Test
  void offer_pipelineFullDuringClose_isRefused() throws Exception {
    pipeline.put(1);
    closeHeldAt(listener.holdAt("about to release producer lock"));

    assertOfferRefused();
  }

  @Test
  void timedOffer_pipelineFullDuringClose_isRefused() throws Exception {
    pipeline.put(1);
    closeHeldAt(listener.holdAt("about to release producer lock"));

    assertThatThrownBy(() -> pipeline.offer(9, Duration.ofNanos(1)))
        .isInstanceOf(ClosedPipelineException.class);
  }

  @Test
  void waitingPuts_duringClose_areRefusedOnceLockIsReleased() throws Exception {
    pipeline.put(1);
    var hold = listener.holdAt("about to release producer lock");
    var close = closeHeldAt(hold);
    var put = Running.run(() -> pipeline.put(2)).awaitWaiting();
    var offer = Running.run(() -> pipeline.offer(2, Duration.ofHours(1))).awaitWaiting();

    hold.letGo().countDown();
    close.result();
    assertRefused(put);
    assertRefused(offer);
  }

  @Test
  void put_endPlacedButNotReleased_isRefused() throws Exception {
    closeHeldAt(listener.holdAt("about to release consumer lock"));

    assertOfferRefused();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  void closingAgain_pipelineFull_keepsMessageAndEnd() throws Exception {
    pipeline.put(1);
    pipeline.close();
    pipeline.close();
    pipeline.close();

    assertOfferRefused();
    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.take()).isNull();
  }
}

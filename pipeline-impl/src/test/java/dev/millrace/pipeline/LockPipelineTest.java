package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps on the two locks, and what close meets when a thread stands between two of them. */
@Timeout(120)
class LockPipelineTest {

  private static final String[] PUT = {
    "about to acquire producer lock",
    "have producer lock",
    "about to release consumer lock",
    "released consumer lock"
  };
  private static final String[] TAKE = {
    "about to acquire consumer lock",
    "have consumer lock",
    "about to release producer lock",
    "released producer lock"
  };

  private final ScriptedListener listener = new ScriptedListener();
  private final Pipeline<Integer> traced = new LockPipeline<>(Optional.of(listener));

  @Test
  void aPutAcquiresTheProducerLockAndReleasesTheConsumerLock() throws Exception {
    traced.put(1);
    assertThat(listener.steps()).containsExactly(PUT);
  }

  @Test
  void aTakeAcquiresTheConsumerLockAndReleasesTheProducerLock() throws Exception {
    traced.put(1);
    listener.steps();

    traced.take();
    assertThat(listener.steps()).containsExactly(TAKE);
  }

  @Test
  void offersAndPollsTakeTheSameStepsButDoNotWait() throws Exception {
    traced.offer(1);
    assertThat(listener.steps()).containsExactly(with("about to try producer lock", PUT));
    traced.poll();
    assertThat(listener.steps()).containsExactly(with("about to try consumer lock", TAKE));
    traced.offer(1, Duration.ofHours(1));
    assertThat(listener.steps())
        .containsExactly(with("about to wait a while for producer lock", PUT));
    traced.poll(Duration.ofHours(1));
    assertThat(listener.steps())
        .containsExactly(with("about to wait a while for consumer lock", TAKE));
  }

  private static String[] with(String firstStep, String[] steps) {
    String[] changed = steps.clone();
    changed[0] = firstStep;
    return changed;
  }

  @Test
  void anAttemptThatFailsIsOnlyAnnounced() throws Exception {
    traced.poll();
    assertThat(listener.steps()).containsExactly("about to try consumer lock");

    traced.put(1);
    listener.steps();
    traced.offer(2);
    traced.offer(2, Duration.ZERO);
    assertThat(listener.steps())
        .containsExactly("about to try producer lock", "about to wait a while for producer lock");
  }

  @Test
  void theListenerSaysHowLongATimedAttemptWaits() throws Exception {
    listener.waitNoTime();

    assertThat(traced.poll(Duration.ofDays(1))).isNull();
    traced.put(1);
    assertThat(traced.offer(2, Duration.ofDays(1))).isFalse();
  }

  @Test
  void aLockIsFreeForWhoWouldNotWait() throws Exception {
    Thread me = Thread.currentThread();
    traced.put(1);
    assertThat(listener.lock("producer lock").isFreeFor(me)).isFalse();
    assertThat(listener.lock("consumer lock").isFreeFor(me)).isTrue();

    traced.take();
    assertThat(listener.lock("producer lock").isFreeFor(me)).isTrue();
    assertThat(listener.lock("consumer lock").isFreeFor(me)).isFalse();
  }

  @Test
  void closeReleasesTheLocksThatTheEndIsFoundBy() throws Exception {
    traced.close();
    assertThat(listener.steps())
        .containsExactly(
            "about to release producer lock",
            "released producer lock",
            "about to release consumer lock",
            "released consumer lock");

    traced.take();
    assertThat(listener.steps())
        .containsExactly(
            "about to acquire consumer lock",
            "have consumer lock",
            "about to release consumer lock",
            "released consumer lock");

    assertThatThrownBy(() -> traced.put(1)).isInstanceOf(ClosedPipelineException.class);
    assertThat(listener.steps())
        .containsExactly(
            "about to acquire producer lock",
            "have producer lock",
            "about to release producer lock",
            "released producer lock");
  }

  @Test
  void theLastTakeLeavesTheEndBehind() throws Exception {
    traced.put(1);
    listener.steps();
    traced.close();
    assertThat(listener.steps())
        .containsExactly("about to release producer lock", "released producer lock");

    traced.take();
    assertThat(listener.steps())
        .startsWith(TAKE)
        .endsWith("about to release consumer lock", "released consumer lock")
        .hasSize(6);
  }

  /** The producer has the lock and looks at the slot only after it was closed. */
  @Test
  void aPutThatIsOvertakenByCloseIsRefused() throws Exception {
    var hold = listener.holdAt("have producer lock");
    var put = Running.run(() -> traced.put(1));
    hold.reached().await();

    traced.close();
    assertThat(traced.poll()).isNull();
    var take = Running.call(traced::take).awaitWaiting();
    assertThatThrownBy(() -> traced.offer(2)).isInstanceOf(ClosedPipelineException.class);
    hold.letGo().countDown();
    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(take.result()).isNull();
  }

  /** The producer has the lock when it is closed, and is called off before it looks. */
  @Test
  void aPutThatIsCalledOffDuringCloseLeavesTheEnd() throws Exception {
    var hold = listener.holdAt("have producer lock");
    var put = Running.run(() -> traced.put(1));
    hold.reached().await();

    traced.close();
    put.interrupt();
    assertThatThrownBy(put::result).isInstanceOf(IllegalStateException.class);
    assertThat(traced.take()).isNull();
  }

  /** The producer that has the lock and the one that close woke are both refused. */
  @Test
  void theEndIsPlacedByTheLastPutThatIsRefused() throws Exception {
    var first = listener.holdAt("have producer lock");
    var overtaken = Running.run(() -> traced.put(1));
    first.reached().await();
    traced.close();
    var second = listener.holdAt("have producer lock");
    var late = Running.run(() -> traced.put(2));
    second.reached().await();

    first.letGo().countDown();
    assertThatThrownBy(overtaken::result).isInstanceOf(ClosedPipelineException.class);
    var take = Running.call(traced::take).awaitWaiting();
    second.letGo().countDown();
    assertThatThrownBy(late::result).isInstanceOf(ClosedPipelineException.class);
    assertThat(take.result()).isNull();
  }

  @Test
  void closingAgainAddsNoPermitThatCouldPassForTheOneOfOld() throws Exception {
    traced.put(1);
    traced.close();
    traced.close();
    traced.close();

    assertThatThrownBy(() -> traced.put(2)).isInstanceOf(ClosedPipelineException.class);
    assertThat(traced.take()).isEqualTo(1);
    assertThat(traced.take()).isNull();
    assertThat(traced.take()).isNull();
  }

  /** The message is in the slot, and no consumer has been told. */
  @Test
  void aPutThatStoredBeforeCloseIsAccepted() throws Exception {
    var hold = listener.holdAt("about to release consumer lock");
    var put = Running.run(() -> traced.put(1));
    hold.reached().await();

    traced.close();
    assertThat(traced.poll()).isNull();
    assertThatThrownBy(() -> traced.put(2)).isInstanceOf(ClosedPipelineException.class);
    hold.letGo().countDown();
    put.result();
    assertThat(traced.take()).isEqualTo(1);
    assertThat(traced.take()).isNull();
  }

  /** The message is copied out, and the slot not yet emptied. */
  @Test
  void aTakeInTheMiddleOfWhichItIsClosedPlacesTheEnd() throws Exception {
    traced.put(1);
    var hold = listener.holdAt("about to release producer lock");
    var take = Running.call(traced::take);
    hold.reached().await();

    traced.close();
    var next = Running.call(traced::take).awaitWaiting();
    assertThatThrownBy(() -> traced.put(2)).isInstanceOf(ClosedPipelineException.class);
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
    assertThat(next.result()).isNull();
  }

  /** The slot is empty again, and the take has not returned. */
  @Test
  void aTakeThatIsNearlyDoneNeedNotBeWaitedForByClose() throws Exception {
    traced.put(1);
    var hold = listener.holdAt("released producer lock");
    var take = Running.call(traced::take);
    hold.reached().await();

    traced.close();
    assertThat(traced.take()).isNull();
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
    assertThat(traced.take()).isNull();
  }

  /** The last message is out, and the end not yet in its place. */
  @Test
  void aPutBetweenTheLastTakeAndTheEndIsRefused() throws Exception {
    traced.put(1);
    traced.close();
    var hold = listener.holdAt("released producer lock");
    var take = Running.call(traced::take);
    hold.reached().await();

    assertThatThrownBy(() -> traced.put(2)).isInstanceOf(ClosedPipelineException.class);
    assertThat(traced.size()).isZero();
    hold.letGo().countDown();
    assertThat(take.result()).isEqualTo(1);
    assertThat(traced.take()).isNull();
  }

  /** The lock is with a producer that will be refused, and close has not released another one. */
  @Test
  void anOfferThatFindsTheLockTakenDuringCloseIsRefused() throws Exception {
    var putHold = listener.holdAt("have producer lock");
    var put = Running.run(() -> traced.put(1));
    putHold.reached().await();
    var closeHold = listener.holdAt("about to release producer lock");
    var close = Running.run(traced::close);
    closeHold.reached().await();

    assertThatThrownBy(() -> traced.offer(2)).isInstanceOf(ClosedPipelineException.class);
    putHold.letGo().countDown();
    closeHold.letGo().countDown();
    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    close.result();
  }

  /** The closer has closed the entrance and not yet passed the news on. */
  @Test
  void aPutDuringCloseIsRefused() throws Exception {
    var hold = listener.holdAt("about to release consumer lock");
    var close = Running.run(traced::close);
    hold.reached().await();

    assertThatThrownBy(() -> traced.put(1)).isInstanceOf(ClosedPipelineException.class);
    assertThat(traced.poll()).isNull();
    hold.letGo().countDown();
    close.result();
    assertThat(traced.take()).isNull();
  }

  @Test
  void anOfferThatFailsToAcquireDuringCloseIsRefused() throws Exception {
    traced.put(1);
    var hold = listener.holdAt("about to release producer lock");
    var close = Running.run(traced::close);
    hold.reached().await();

    assertThatThrownBy(() -> traced.offer(2)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> traced.offer(2, Duration.ofNanos(1)))
        .isInstanceOf(ClosedPipelineException.class);
    var put = Running.run(() -> traced.put(2)).awaitWaiting();
    var offer = Running.run(() -> traced.offer(2, Duration.ofHours(1))).awaitWaiting();
    hold.letGo().countDown();
    close.result();
    assertThatThrownBy(offer::result).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pipeline keeps besides when it has room for at least one message. */
abstract class RoomContractTest extends BoundedContractTest {

  @Test
  void whatIsPutComesOutInOrder() throws Exception {
    var accepted = fill();

    assertThat(accepted).hasSize(pipeline.capacity());
    assertThat(pollAll()).isEqualTo(accepted);

    pipeline.put(7);
    assertThat(pipeline.take()).isEqualTo(7);
    assertThat(pipeline.offer(8, AN_HOUR)).isTrue();
    assertThat(pipeline.poll(AN_HOUR)).isEqualTo(8);
    assertThat(pipeline.offer(9, Duration.ZERO)).isTrue();
    assertThat(pipeline.poll(Duration.ZERO)).isEqualTo(9);
  }

  @Test
  void sizeIsTheNumberOfMessagesInside() {
    assertThat(pipeline.size()).isZero();
    fill();
    assertThat(pipeline.size()).isEqualTo(pipeline.capacity());
    pipeline.poll();
    assertThat(pipeline.size()).isEqualTo(pipeline.capacity() - 1);
    pollAll();
    pipeline.close();
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void theSameObjectMayBePutTwice() throws Exception {
    pipeline.put(1);
    var second = Running.run(() -> pipeline.put(1));

    assertThat(pipeline.take()).isEqualTo(1);
    second.result();
    assertThat(pipeline.take()).isEqualTo(1);
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  void anOfferIsRefusedWhileItIsFull() {
    fill();

    assertThat(pipeline.offer(99)).isFalse();
    assertThat(pollAll()).doesNotContain(99);
    assertThat(pipeline.offer(100)).isTrue();
  }

  @Test
  void aDrainTakesWhatIsThereInOrderUpToANumber() {
    var accepted = fill();
    var drained = new ArrayList<>(List.of(-1));

    assertThat(pipeline.drainTo(drained, 0)).isZero();
    assertThat(pipeline.drainTo(drained, -1)).isZero();
    assertThat(pipeline.drainTo(drained, 1)).isEqualTo(1);
    assertThat(pipeline.drainTo(drained, 1_000)).isEqualTo(accepted.size() - 1);
    assertThat(pipeline.drainTo(drained, 1_000)).isZero();
    accepted.add(0, -1);
    assertThat(drained).isEqualTo(accepted);
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void aDrainMakesRoomForEveryPutThatItCan() throws Exception {
    int before = fill().size();
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < before; i++) {
      int message = before + i;
      puts.add(Running.run(() -> pipeline.put(message)).awaitWaiting());
    }

    assertThat(pipeline.drainTo(new ArrayList<>(), before)).isEqualTo(before);
    for (var put : puts) {
      put.result();
    }
    assertThat(pipeline.size()).isEqualTo(before);
  }

  @Test
  void anInterruptBeforeATakeIsNoticedInAClosedPipelineToo() throws Exception {
    pipeline.put(1);
    pipeline.close();

    assertInterruptIsNoticed(() -> pipeline.take());
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    assertThat(pipeline.take()).isEqualTo(1);
  }

  @Test
  void callsThatDoNotWaitLeaveAnInterruptAlone() {
    Thread.currentThread().interrupt();

    assertThat(pipeline.offer(1)).isTrue();
    assertThat(pipeline.poll()).isEqualTo(1);
    assertThat(pipeline.offer(2)).isTrue();
    assertThat(pipeline.drainTo(new ArrayList<>(), 5)).isEqualTo(1);
    assertThat(pipeline.size()).isZero();
    pipeline.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFullPipelineThatIsClosedRefusesInTheSameWay() throws Exception {
    var accepted = fill();
    pipeline.close();

    assertThatThrownBy(() -> pipeline.put(99)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> pipeline.offer(99)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> pipeline.offer(99, Duration.ZERO))
        .isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.take()).isEqualTo(0);
    assertThatThrownBy(() -> pipeline.offer(99)).isInstanceOf(ClosedPipelineException.class);
    assertThat(pollAll()).isEqualTo(accepted.subList(1, accepted.size()));
  }

  @Test
  void closingAgainChangesNothing() throws Exception {
    var accepted = fill();
    for (int i = 0; i < 3; i++) {
      pipeline.close();
    }

    assertThatThrownBy(() -> pipeline.put(99)).isInstanceOf(ClosedPipelineException.class);
    for (Integer message : accepted) {
      pipeline.close();
      assertThat(pipeline.take()).isEqualTo(message);
    }
    pipeline.close();
    assertThat(pipeline.take()).isNull();
    assertThatThrownBy(() -> pipeline.put(99)).isInstanceOf(ClosedPipelineException.class);
  }

  @Test
  void whatIsLeftAfterCloseCanBeTakenAndThenTheEndIsThere() throws Exception {
    var accepted = fill();
    pipeline.close();

    for (Integer message : accepted) {
      assertThat(pipeline.poll(AN_HOUR)).isEqualTo(message);
    }
    assertThat(pipeline.poll(AN_HOUR)).isNull();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void aTakeAtTheMomentOfCloseLeavesTheEndForTheOthers() throws Exception {
    Race.run(() -> new CloseRaces.WithTake(create()));
  }
}

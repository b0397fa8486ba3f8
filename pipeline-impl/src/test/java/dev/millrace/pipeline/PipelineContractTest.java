package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every bounded first-in first-out pipeline keeps, whatever is inside it. */
@Timeout(120)
abstract class PipelineContractTest {

  static final Duration AN_HOUR = Duration.ofHours(1);

  Pipeline<Integer> pipeline;

  /** A new pipeline, open and empty. */
  abstract <T> Pipeline<T> create();

  @BeforeEach
  void createPipeline() {
    pipeline = create();
  }

  /** Puts 0, 1, 2, … until there is no more room. */
  final List<Integer> fill() {
    var accepted = new ArrayList<Integer>();
    while (pipeline.offer(accepted.size())) {
      accepted.add(accepted.size());
    }
    return accepted;
  }

  final List<Integer> pollAll() {
    return Stream.generate(pipeline::poll).takeWhile(message -> message != null).toList();
  }

  /** The ways to wait for room; each fails unless its message is accepted. */
  interface WaitingPut {
    void put(Pipeline<Integer> pipeline, int message) throws InterruptedException;
  }

  static Stream<WaitingPut> waitingPuts() {
    return Stream.of(
        Pipeline::put,
        (pipeline, message) -> assertThat(pipeline.offer(message, AN_HOUR)).isTrue());
  }

  @Test
  void whatIsPutComesOutInOrder() throws Exception {
    assertThat(pipeline.keepsOrder()).isTrue();
    var accepted = fill();

    assertThat(accepted).hasSize(pipeline.capacity());
    assertThat(pollAll()).isEqualTo(accepted);

    pipeline.put(7);
    assertThat(pipeline.take()).isEqualTo(7);
    assertThat(pipeline.offer(8, AN_HOUR)).isTrue();
    assertThat(pipeline.take()).isEqualTo(8);
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
  void nullIsNotAMessage() {
    assertThatThrownBy(() -> pipeline.put(none())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pipeline.offer(none())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pipeline.offer(none(), AN_HOUR))
        .isInstanceOf(NullPointerException.class);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may hand in
  private static Integer none() {
    return null;
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

  @ParameterizedTest
  @MethodSource("waitingPuts")
  void aPutWaitsWhileThePipelineIsFull(WaitingPut way) throws Exception {
    fill();
    var put = Running.run(() -> way.put(pipeline, 99)).awaitWaiting();

    assertThat(put.isDone()).isFalse();
    assertThat(pipeline.take()).isEqualTo(0);
    put.result();
    assertThat(pollAll()).endsWith(99).hasSize(pipeline.capacity());
  }

  @Test
  void aTakeWaitsWhileThePipelineIsEmpty() throws Exception {
    var take = Running.call(pipeline::take).awaitWaiting();

    assertThat(take.isDone()).isFalse();
    pipeline.put(5);
    assertThat(take.result()).isEqualTo(5);
  }

  @Test
  void anOfferGivesUpWhenThereIsNoRoom() throws Exception {
    fill();

    assertThat(pipeline.offer(99)).isFalse();
    assertThat(pipeline.offer(99, Duration.ZERO)).isFalse();
    assertThat(pipeline.offer(99, Duration.ofNanos(-1))).isFalse();
    assertThat(pipeline.offer(99, Duration.ofMillis(1))).isFalse();
    assertThat(pollAll()).doesNotContain(99);
    assertThat(pipeline.offer(100, Duration.ZERO)).isTrue();
  }

  @Test
  void aTimeoutMayBeLongerThanLongNanosecondsCanSay() throws Exception {
    fill();
    var offer =
        Running.call(() -> pipeline.offer(99, Duration.ofSeconds(Long.MAX_VALUE))).awaitWaiting();

    pipeline.take();
    assertThat(offer.result()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("waitingPuts")
  void anInterruptedPutHasAcceptedNothing(WaitingPut way) throws Exception {
    var accepted = fill();
    var put = Running.run(() -> way.put(pipeline, 99)).awaitWaiting();

    put.interrupt();
    assertThatThrownBy(put::result).isInstanceOf(InterruptedException.class);
    assertThat(pollAll()).isEqualTo(accepted);
    assertThat(fill()).isEqualTo(accepted);
  }

  @Test
  void anInterruptedTakeHasTakenNothing() throws Exception {
    var take = Running.call(pipeline::take).awaitWaiting();

    take.interrupt();
    assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);
    pipeline.put(5);
    assertThat(pipeline.take()).isEqualTo(5);
  }

  @Test
  void anInterruptBeforeTheCallIsNoticedToo() throws Exception {
    List<Running.Action> calls =
        List.of(() -> pipeline.put(1), () -> pipeline.offer(1, AN_HOUR), () -> pipeline.take());
    for (var call : calls) {
      var running =
          Running.run(
              () -> {
                Thread.currentThread().interrupt();
                call.run();
              });
      assertThatThrownBy(running::result).isInstanceOf(InterruptedException.class);
    }
    assertThat(pipeline.size()).isZero();
  }

  @Test
  void anInterruptBeforeATakeIsNoticedInAClosedPipelineToo() throws Exception {
    pipeline.put(1);
    pipeline.close();
    var running =
        Running.run(
            () -> {
              Thread.currentThread().interrupt();
              pipeline.take();
            });

    assertThatThrownBy(running::result).isInstanceOf(InterruptedException.class);
    assertThat(pipeline.take()).isEqualTo(1);
  }

  @Test
  void callsThatDoNotWaitLeaveAnInterruptAlone() throws Exception {
    Thread.currentThread().interrupt();

    assertThat(pipeline.offer(1)).isTrue();
    assertThat(pipeline.poll()).isEqualTo(1);
    pipeline.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void nothingIsAcceptedAfterClose() {
    pipeline.close();

    assertThatThrownBy(() -> pipeline.put(1)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> pipeline.offer(1)).isInstanceOf(ClosedPipelineException.class);
    assertThatThrownBy(() -> pipeline.offer(1, AN_HOUR))
        .isInstanceOf(ClosedPipelineException.class);
    assertThat(pipeline.size()).isZero();
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
  void whatIsLeftCanBeTakenAndThenTheEndIsThereForEveryThread() throws Exception {
    var accepted = fill();
    pipeline.close();

    for (Integer message : accepted) {
      assertThat(pipeline.take()).isEqualTo(message);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(pipeline.take()).isNull();
      assertThat(pipeline.poll()).isNull();
      assertThat(Running.call(pipeline::take).result()).isNull();
    }
  }

  @Test
  void closeWakesEveryPutThatWaitsEvenIfNobodyTakes() throws Exception {
    var accepted = fill();
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < 20; i++) {
      var way = waitingPuts().toList().get(i % 2);
      puts.add(Running.run(() -> way.put(pipeline, 99)).awaitWaiting());
    }
    pipeline.close();

    for (var put : puts) {
      assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    }
    assertThat(pollAll()).isEqualTo(accepted);
  }

  @Test
  void closeWakesEveryTakeThatWaits() throws Exception {
    var takes = new ArrayList<Running<Integer>>();
    for (int i = 0; i < 20; i++) {
      takes.add(Running.call(pipeline::take).awaitWaiting());
    }
    pipeline.close();

    for (var take : takes) {
      assertThat(take.result()).isNull();
    }
  }

  @Test
  void anInterruptOfOneWaiterDoesNotKeepTheEndFromTheOthers() throws Exception {
    for (int round = 0; round < 100; round++) {
      pipeline = create();
      var interrupted = Running.call(pipeline::take).awaitWaiting();
      var other = Running.call(pipeline::take).awaitWaiting();
      var closing = Running.run(pipeline::close);
      interrupted.interrupt();

      assertThat(other.result()).isNull();
      closing.result();
    }
  }

  @Test
  void whatWasWrittenBeforeThePutIsReadAfterTheTake() throws Exception {
    Pipeline<int[]> bodies = create();
    var producing =
        Running.run(
            () -> {
              for (int i = 1; i <= 5_000; i++) {
                var body = new int[1];
                body[0] = i;
                bodies.put(body);
              }
              bodies.close();
            });

    int expected = 1;
    for (int[] body = bodies.take(); body != null; body = bodies.take()) {
      assertThat(body[0]).isEqualTo(expected++);
    }
    assertThat(expected).isEqualTo(5_001);
    producing.result();
  }

  @Test
  void closingInTheMiddleOfABusyStreamLosesAndInventsNothing() throws Exception {
    for (int round = 0; round < 200; round++) {
      StreamRound.play(create(), round);
    }
  }

  @Test
  void aPutAtTheMomentOfCloseIsEitherAcceptedAndTakenOrNeither() throws Exception {
    Race.run(() -> new CloseRaces.WithPut(create()));
  }

  @Test
  void aTakeAtTheMomentOfCloseLeavesTheEndForTheOthers() throws Exception {
    Race.run(() -> new CloseRaces.WithTake(create()));
  }
}

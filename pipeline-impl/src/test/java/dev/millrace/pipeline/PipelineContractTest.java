package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every first-in first-out pipeline keeps, whatever its room. */
@Timeout(120)
abstract class PipelineContractTest {

  static final Duration AN_HOUR = Duration.ofHours(1);

  /** Longer than a long can say in nanoseconds. */
  static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  Pipeline<Integer> pipeline;

  /** A new pipeline, open and empty. */
  abstract <T> Pipeline<T> create();

  @BeforeEach
  void createPipeline() {
    pipeline = create();
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
        (pipeline, message) -> assertThat(pipeline.offer(message, AN_HOUR)).isTrue(),
        (pipeline, message) -> assertThat(pipeline.offer(message, FOR_EVER)).isTrue());
  }

  /** The ways to wait for a message. */
  interface WaitingTake {
    @Nullable Integer take(Pipeline<Integer> pipeline) throws InterruptedException;
  }

  static Stream<WaitingTake> waitingTakes() {
    return Stream.of(
        Pipeline::take, pipeline -> pipeline.poll(AN_HOUR), pipeline -> pipeline.poll(FOR_EVER));
  }

  @Test
  void itPromisesToKeepTheOrder() {
    assertThat(pipeline.keepsOrder()).isTrue();
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

  @ParameterizedTest
  @MethodSource("waitingTakes")
  void aTakeWaitsWhileThePipelineIsEmpty(WaitingTake way) throws Exception {
    var take = Running.call(() -> way.take(pipeline)).awaitWaiting();

    assertThat(take.isDone()).isFalse();
    pipeline.put(5);
    assertThat(take.result()).isEqualTo(5);
  }

  @Test
  void aTimedPollGivesUpWhenThereIsNoMessage() throws Exception {
    assertThat(pipeline.poll(Duration.ZERO)).isNull();
    assertThat(pipeline.poll(Duration.ofNanos(-1))).isNull();
    assertThat(pipeline.poll(Duration.ofMillis(1))).isNull();
    assertThat(pipeline.offer(1, Duration.ZERO)).isEqualTo(pipeline.capacity() > 0);
  }

  @ParameterizedTest
  @MethodSource("waitingTakes")
  void anInterruptedTakeHasTakenNothing(WaitingTake way) throws Exception {
    var take = Running.call(() -> way.take(pipeline)).awaitWaiting();

    take.interrupt();
    assertThatThrownBy(take::result).isInstanceOf(InterruptedException.class);
    var put = Running.run(() -> pipeline.put(5));
    assertThat(pipeline.take()).isEqualTo(5);
    put.result();
  }

  @Test
  void anInterruptBeforeTheCallIsNoticedToo() throws Exception {
    assertInterruptIsNoticed(() -> pipeline.put(1));
    assertInterruptIsNoticed(() -> pipeline.offer(1, AN_HOUR));
    assertInterruptIsNoticed(() -> pipeline.take());
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    assertThat(pipeline.size()).isZero();
  }

  static void assertInterruptIsNoticed(Running.Action call) {
    var running =
        Running.run(
            () -> {
              Thread.currentThread().interrupt();
              call.run();
            });
    assertThatThrownBy(running::result).isInstanceOf(InterruptedException.class);
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
  void afterCloseTheEndIsThereForEveryThread() throws Exception {
    pipeline.close();

    for (int i = 0; i < 3; i++) {
      assertThat(pipeline.take()).isNull();
      assertThat(pipeline.poll()).isNull();
      assertThat(pipeline.poll(AN_HOUR)).isNull();
      assertThat(pipeline.drainTo(new ArrayList<>(), 10)).isZero();
      assertThat(Running.call(pipeline::take).result()).isNull();
    }
  }

  @Test
  void closeWakesEveryTakeThatWaits() throws Exception {
    var ways = waitingTakes().toList();
    var takes = new ArrayList<Running<@Nullable Integer>>();
    for (int i = 0; i < 20; i++) {
      var way = ways.get(i % ways.size());
      takes.add(Running.<@Nullable Integer>call(() -> way.take(pipeline)).awaitWaiting());
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
  void anInterruptOfOneWaiterDoesNotKeepTheMessageFromTheOthers() throws Exception {
    for (int round = 0; round < 100; round++) {
      pipeline = create();
      var interrupted = Running.call(pipeline::take).awaitWaiting();
      var other = Running.call(pipeline::take).awaitWaiting();
      var putting = Running.run(() -> pipeline.put(1));
      interrupted.interrupt();
      int taken = 0;
      try {
        taken += interrupted.result() == null ? 0 : 1;
      } catch (InterruptedException gaveUp) {
        taken += other.result() == null ? 0 : 1;
      }
      pipeline.close();

      assertThat(taken).isEqualTo(1);
      putting.result();
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
}

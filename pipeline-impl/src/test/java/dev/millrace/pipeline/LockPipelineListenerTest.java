package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.steps.TracedLock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A listener that throws leaves no lock held and no message lost, whichever step it throws at. */
@Timeout(120)
class LockPipelineListenerTest {

  private static final int ACQUIRE_STEPS = 2;
  private static final int STEPS = 4;

  private final ScriptedListener listener = new ScriptedListener();
  private final Pipeline<Integer> pipeline = new LockPipeline<>(Optional.of(listener));

  private final Logger logger = (Logger) LoggerFactory.getLogger(TracedLock.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void captureLog() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void restoreLog() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  private static final class ListenerError extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A call, and the number of the step at which the listener throws. */
  record Case(String call, int step) {

    boolean throwsWhileAcquiring() {
      return step <= ACQUIRE_STEPS;
    }

    @Override
    public String toString() {
      return call + ", step " + step;
    }
  }

  private static Stream<Case> cases(int steps, String... calls) {
    return Stream.of(calls)
        .flatMap(call -> IntStream.rangeClosed(1, steps).mapToObj(step -> new Case(call, step)));
  }

  static Stream<Case> puts() {
    return cases(STEPS, "put", "offer", "timed offer");
  }

  static Stream<Case> takes() {
    return cases(STEPS, "take", "poll", "timed poll");
  }

  static Stream<Case> lastTakes() {
    return cases(STEPS + 2, "take", "poll", "timed poll");
  }

  private @Nullable Object perform(String call) throws InterruptedException {
    return switch (call) {
      case "put" -> {
        pipeline.put(1);
        yield true;
      }
      case "offer" -> pipeline.offer(1);
      case "timed offer" -> pipeline.offer(1, Duration.ofHours(1));
      case "take" -> pipeline.take();
      case "poll" -> pipeline.poll();
      case "timed poll" -> pipeline.poll(Duration.ofHours(1));
      default -> throw new IllegalArgumentException(call);
    };
  }

  /** Returns what the call throws if the listener throws at a step; null if it returns. */
  private @Nullable Throwable thrownBy(int step, ThrowingCallable call) {
    listener.throwAtStep(step, ListenerError::new);
    Throwable thrown = catchThrowable(call);
    assertThat(listener.steps()).hasSizeGreaterThanOrEqualTo(step);
    listener.throwNoMore();
    return thrown;
  }

  private void assertUsable() throws Exception {
    for (int message = 10; message < 13; message++) {
      pipeline.put(message);
      assertThat(pipeline.offer(99)).isFalse();
      assertThat(pipeline.take()).isEqualTo(message);
      assertThat(pipeline.poll()).isNull();
    }
    pipeline.close();
    assertEnded();
  }

  private void assertEnded() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(Running.call(pipeline::take).result()).isNull();
      assertThatThrownBy(Running.run(() -> pipeline.put(99))::result)
          .isInstanceOf(ClosedPipelineException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("puts")
  void put_listenerThrows_acceptsIfAndOnlyIfItReturns(Case at) throws Exception {
    Throwable thrown = thrownBy(at.step(), () -> perform(at.call()));

    assertThat(thrown != null).isEqualTo(at.throwsWhileAcquiring());
    assertThat(pipeline.poll()).isEqualTo(thrown == null ? 1 : null);
    assertUsable();
  }

  @ParameterizedTest
  @MethodSource("takes")
  void take_listenerThrows_takesIfAndOnlyIfItReturns(Case at) throws Exception {
    pipeline.put(1);
    Throwable thrown = thrownBy(at.step(), () -> assertThat(perform(at.call())).isEqualTo(1));

    assertThat(thrown != null).isEqualTo(at.throwsWhileAcquiring());
    assertThat(pipeline.poll()).isEqualTo(thrown == null ? null : 1);
    assertUsable();
  }

  @ParameterizedTest
  @MethodSource("lastTakes")
  void lastTake_listenerThrows_placesEnd(Case at) throws Exception {
    pipeline.put(1);
    pipeline.close();
    Throwable thrown = thrownBy(at.step(), () -> assertThat(perform(at.call())).isEqualTo(1));

    assertThat(pipeline.poll()).isEqualTo(thrown == null ? null : 1);
    assertEnded();
  }

  @Test
  void put_listenerThrowsAtRelease_logsTheException() {
    thrownBy(STEPS, () -> pipeline.put(1));

    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage())
                  .isEqualTo(
                      "A step listener threw at 'released consumer lock'; the lock is released.");
              assertThat(event.getThrowableProxy().getClassName())
                  .isEqualTo(ListenerError.class.getName());
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void close_listenerThrows_closes(int step) throws Exception {
    assertThat(thrownBy(step, pipeline::close)).isNull();

    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("puts")
  void putAfterClose_listenerThrows_passesTheLockOn(Case at) throws Exception {
    pipeline.close();
    Throwable thrown = thrownBy(at.step(), () -> perform(at.call()));

    assertThat(thrown)
        .isInstanceOf(
            at.throwsWhileAcquiring() ? ListenerError.class : ClosedPipelineException.class);
    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("takes")
  void takeAfterClose_listenerThrows_passesTheLockOn(Case at) throws Exception {
    pipeline.close();
    Throwable thrown = thrownBy(at.step(), () -> assertThat(perform(at.call())).isNull());

    assertThat(thrown != null).isEqualTo(at.throwsWhileAcquiring());
    assertEnded();
  }

  @Test
  void put_cancelledDuringClose_leavesTheEnd() throws Exception {
    var hold = listener.holdAt("have producer lock");
    var put = Running.run(() -> pipeline.put(1));
    hold.reached().await();
    pipeline.close();
    put.interrupt();

    assertThatThrownBy(put::result).isInstanceOf(IllegalStateException.class);
    assertEnded();
  }
}

package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A listener that throws leaves no lock held and no message lost, at whatever step it throws. */
@Timeout(120)
class LockPipelineListenerTest {

  /** The first three of the four steps of a put or take can be called off. */
  private static final int LAST_STEP_TO_CALL_OFF = 3;

  private final ScriptedListener listener = new ScriptedListener();
  private final Pipeline<Integer> pipeline = new LockPipeline<>(Optional.of(listener));

  private final Logger logger = (Logger) LoggerFactory.getLogger(LockPipeline.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void catchLog() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void leaveLog() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  private static final class Unwelcome extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A step of an operation, by its number, at which the listener throws. */
  record Case(String operation, int step) {
    @Override
    public String toString() {
      return operation + ", step " + step;
    }
  }

  private static Stream<Case> cases(int steps, String... operations) {
    return Stream.of(operations)
        .flatMap(
            operation ->
                IntStream.rangeClosed(1, steps).mapToObj(step -> new Case(operation, step)));
  }

  static Stream<Case> puts() {
    return cases(4, "put", "offer", "timed offer");
  }

  static Stream<Case> takes() {
    return cases(4, "take", "poll");
  }

  static Stream<Case> lastTakes() {
    return cases(6, "take", "poll");
  }

  private @Nullable Object perform(String operation) throws InterruptedException {
    return switch (operation) {
      case "put" -> {
        pipeline.put(1);
        yield true;
      }
      case "offer" -> pipeline.offer(1);
      case "timed offer" -> pipeline.offer(1, Duration.ofHours(1));
      case "take" -> pipeline.take();
      case "poll" -> pipeline.poll();
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** What the call threw because the listener did at that step, or null. */
  private @Nullable Throwable thrownBy(int step, Callable<@Nullable Object> call) {
    listener.throwAtStep(step, Unwelcome::new);
    Throwable thrown = catchThrowable(call::call);
    assertThat(listener.steps()).hasSizeGreaterThanOrEqualTo(step);
    listener.throwNoMore();
    return thrown;
  }

  private void assertOpenAndInOrder() throws Exception {
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
  void aPutHasAcceptedItsMessageIfAndOnlyIfItReturns(Case at) throws Exception {
    Throwable thrown = thrownBy(at.step(), () -> perform(at.operation()));

    if (at.step() <= LAST_STEP_TO_CALL_OFF) {
      assertThat(thrown).isInstanceOf(Unwelcome.class);
      assertThat(pipeline.size()).isZero();
    } else {
      assertThat(thrown).isNull();
      assertThat(pipeline.poll()).isEqualTo(1);
    }
    assertOpenAndInOrder();
  }

  @ParameterizedTest
  @MethodSource("takes")
  void aTakeHasTakenItsMessageIfAndOnlyIfItReturns(Case at) throws Exception {
    pipeline.put(1);
    Throwable thrown = thrownBy(at.step(), () -> assertOne(perform(at.operation())));

    if (at.step() <= LAST_STEP_TO_CALL_OFF) {
      assertThat(thrown).isInstanceOf(Unwelcome.class);
      assertThat(pipeline.poll()).isEqualTo(1);
    } else {
      assertThat(thrown).isNull();
    }
    assertOpenAndInOrder();
  }

  @ParameterizedTest
  @MethodSource("lastTakes")
  void theEndIsPlacedByTheLastTakeWhateverTheListenerDoes(Case at) throws Exception {
    pipeline.put(1);
    pipeline.close();
    Throwable thrown = thrownBy(at.step(), () -> assertOne(perform(at.operation())));

    if (at.step() <= LAST_STEP_TO_CALL_OFF) {
      assertThat(thrown).isInstanceOf(Unwelcome.class);
      assertThat(pipeline.take()).isEqualTo(1);
    } else {
      assertThat(thrown).isNull();
    }
    assertEnded();
  }

  private static @Nullable Object assertOne(@Nullable Object taken) {
    assertThat(taken).isEqualTo(1);
    return taken;
  }

  @Test
  void anExceptionThatCannotCallAnythingOffAnyMoreIsLogged() throws Exception {
    assertThat(thrownBy(4, () -> perform("put"))).isNull();

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("a step listener threw when told 'released consumer lock'");
    assertThat(log.list.get(0).getThrowableProxy().getClassName())
        .isEqualTo(Unwelcome.class.getName());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void closeClosesWhateverTheListenerDoes(int step) throws Exception {
    assertThat(
            thrownBy(
                step,
                () -> {
                  pipeline.close();
                  return null;
                }))
        .isNull();
    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("puts")
  void theNewsOfTheEndIsPassedOnByPutsWhateverTheListenerDoes(Case at) throws Exception {
    pipeline.close();

    assertThat(thrownBy(at.step(), () -> perform(at.operation())))
        .isInstanceOf(at.step() <= 2 ? Unwelcome.class : ClosedPipelineException.class);
    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("takes")
  void theNewsOfTheEndIsPassedOnByTakesWhateverTheListenerDoes(Case at) throws Exception {
    pipeline.close();
    Throwable thrown = thrownBy(at.step(), () -> perform(at.operation()));

    if (at.step() <= 2) {
      assertThat(thrown).isInstanceOf(Unwelcome.class);
    } else {
      assertThat(thrown).isNull();
    }
    assertEnded();
  }

  /** The store was seen by close, which left it to the consumer to place the end. */
  @Test
  void aPutThatIsCalledOffAfterCloseLeavesTheEnd() throws Exception {
    var hold = listener.holdAt("about to release consumer lock");
    var put = Running.run(() -> pipeline.put(1));
    hold.reached().await();
    pipeline.close();
    put.interrupt();

    assertThatThrownBy(put::result).isInstanceOf(IllegalStateException.class);
    assertEnded();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void anErrorLeavesNoLockHeldEither(int step) throws Exception {
    pipeline.put(1);
    pipeline.close();
    listener.throwAtStep(step, AssertionError::new);

    Integer taken = takeInSpiteOfErrors();
    listener.throwNoMore();
    if (taken == null) {
      taken = pipeline.poll();
    }

    assertThat(taken).isEqualTo(1);
    assertEnded();
  }

  private @Nullable Integer takeInSpiteOfErrors() throws InterruptedException {
    try {
      return pipeline.take();
    } catch (AssertionError thrownByTheListener) {
      return null;
    }
  }
}

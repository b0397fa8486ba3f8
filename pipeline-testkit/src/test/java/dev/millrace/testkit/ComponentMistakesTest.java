package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each mistake planted in a producer or consumer fails the contract test of the same name. */
@Tag("slow")
class ComponentMistakesTest {

  /** Ten messages a few nanoseconds apart; correct except for what a subclass overrides. */
  private static class Ten implements Producer {
    private final RandomGenerator random;
    private int made;

    Ten(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public @Nullable Arrival next() throws Exception {
      return made == 10 ? null : new Arrival(random.nextInt(9), made++);
    }
  }

  private interface ProducerMaker {
    Producer make(RandomGenerator random);
  }

  enum ProducerMistake {
    nextReturnsWithoutWaiting(
        random ->
            () -> {
              new CountDownLatch(1).await();
              return null;
            }),
    everyMessageHasAGap(
        random ->
            new Ten(random) {
              @Override
              public @Nullable Arrival next() throws Exception {
                Arrival next = super.next();
                return next == null ? null : Arrival.now(next.body());
              }
            }),
    equalSeedsGiveEqualArrivals(random -> new Ten(RandomGenerator.getDefault())),
    endlessProducerDoesNotEnd(
        random ->
            new Ten(random) {
              @Override
              public boolean isEndless() {
                return true;
              }
            }),
    closeAtTheEndDoesNotThrow(
        random ->
            new Ten(random) {
              private @Nullable StringReader file = new StringReader("");

              @Override
              public @Nullable Arrival next() throws Exception {
                Arrival next = super.next();
                file = next == null ? null : file;
                return next;
              }

              @Override
              public void close() {
                requireNonNull(file).close();
              }
            }),
    closeBeforeTheFirstMessageDoesNotThrow(
        random ->
            new Ten(random) {
              private @Nullable StringReader file;

              @Override
              public @Nullable Arrival next() throws Exception {
                file = new StringReader("");
                return super.next();
              }

              @Override
              public void close() {
                requireNonNull(file).close();
              }
            });

    private final ProducerMaker factory;

    ProducerMistake(ProducerMaker factory) {
      this.factory = factory;
    }
  }

  static class PlantedProducerContract extends ProducerContract {
    private static volatile @Nullable ProducerMaker factory;

    @Override
    protected Producer create(RandomGenerator random) {
      return requireNonNull(factory).make(random);
    }

    @Override
    protected Duration callTimeout() {
      return Duration.ofSeconds(1);
    }
  }

  private interface ConsumerMaker {
    Consumer make(RandomGenerator random);
  }

  enum ConsumerMistake {
    consumerWaitsOnTheClockOnly(random -> (message, clock) -> new CountDownLatch(1).await()),
    equalSeedsGiveEqualResults(
        random -> (message, clock) -> clock.sleepNanos(RandomGenerator.getDefault().nextInt(99))),
    batchIsNotModified(
        random ->
            new Consumer() {
              @Override
              public void accept(Message message, Clock clock) {}

              @Override
              public void acceptAll(List<Message> batch, Clock clock) {
                batch.remove(0);
              }
            }),
    interruptedExceptionIsPropagated(
        random ->
            (message, clock) -> {
              try {
                clock.sleepNanos(1);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }),
    closeBeforeTheFirstMessageDoesNotThrow(
        random ->
            new Consumer() {
              private @Nullable StringReader connection;

              @Override
              public void accept(Message message, Clock clock) {
                connection = new StringReader("");
              }

              @Override
              public void close() {
                requireNonNull(connection).close();
              }
            });

    private final ConsumerMaker factory;

    ConsumerMistake(ConsumerMaker factory) {
      this.factory = factory;
    }
  }

  static class PlantedConsumerContract extends ConsumerContract {
    private static volatile @Nullable ConsumerMaker factory;

    @Override
    protected Consumer create(RandomGenerator random) {
      return requireNonNull(factory).make(random);
    }

    @Override
    protected Duration callTimeout() {
      return Duration.ofSeconds(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void producerMistake_failsTheTestOfItsName(ProducerMistake mistake) {
    PlantedProducerContract.factory = mistake.factory;
    assertThat(failedTests(PlantedProducerContract.class)).contains(mistake.name());
  }

  @ParameterizedTest
  @EnumSource
  void consumerMistake_failsTheTestOfItsName(ConsumerMistake mistake) {
    PlantedConsumerContract.factory = mistake.factory;
    assertThat(failedTests(PlantedConsumerContract.class)).contains(mistake.name());
  }

  @Test
  void everyContractTest_hasAMistake() {
    assertThat(testsOf(ProducerContract.class))
        .containsExactlyInAnyOrderElementsOf(names(ProducerMistake.values()));
    assertThat(testsOf(ConsumerContract.class))
        .containsExactlyInAnyOrderElementsOf(names(ConsumerMistake.values()));
  }

  private static List<String> testsOf(Class<?> contract) {
    return Arrays.stream(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .toList();
  }

  private static List<String> names(Enum<?>[] mistakes) {
    return Arrays.stream(mistakes).map(Enum::name).toList();
  }

  private static List<String> failedTests(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .toList();
  }
}

package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.millrace.api.Clock;
import dev.millrace.api.Distribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowDatabaseConsumerTest {

  private static final Message MESSAGE = new Message("network-1", 17, 0, 43);
  private static final DurationDistribution TEN_MILLIS =
      DurationDistribution.fixed(Duration.ofMillis(10));

  private final CapturedLog log = new CapturedLog(SlowDatabaseConsumer.class);
  private final ManualClock clock = new ManualClock();

  /** Whole numbers from 0 to 999. */
  private record Below1000() implements Distribution {
    @Override
    public DoubleSupplier sampler(RandomGenerator random) {
      return () -> random.nextInt(1000);
    }

    @Override
    public double mean() {
      return 499.5;
    }

    @Override
    public double squaredCoefficientOfVariation() {
      return 1 / 3.0;
    }
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private static SlowDatabaseConsumer consumer(DurationDistribution service, double failureRate) {
    return Databases.with(service).failureRate(failureRate).create();
  }

  /** Returns the durations of 20 writes. */
  private List<Long> times(SlowDatabaseConsumer consumer) throws InterruptedException {
    var times = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      long before = clock.nanos();
      try {
        consumer.accept(MESSAGE, clock);
      } catch (SimulatedWriteException expected) {
        // A failed write takes its time, too.
      }
      times.add(clock.nanos() - before);
    }
    return times;
  }

  @Test
  void aWriteTakesItsServiceTime() throws Exception {
    consumer(TEN_MILLIS, 0).accept(MESSAGE, clock);

    assertThat(clock.nanos()).isEqualTo(10_000_000);
  }

  @Test
  void aWriteIsLoggedBeforeTheSleep() throws Exception {
    Clock mocked = mock();
    var loggedBefore = new ArrayList<String>();
    doAnswer(call -> loggedBefore.addAll(log.lines())).when(mocked).sleepNanos(anyLong());

    consumer(TEN_MILLIS, 0).accept(MESSAGE, mocked);

    verify(mocked).sleepNanos(10_000_000);
    assertThat(loggedBefore).containsExactly("DEBUG Consumer storing message: 43");
  }

  @Test
  void equalSeeds_giveEqualServiceTimes() throws Exception {
    var service = new DurationDistribution(new Below1000());
    var times = times(consumer(service, 0));

    assertThat(times).doesNotHaveDuplicates();
    assertThat(times(consumer(service, 0))).isEqualTo(times);
  }

  @Test
  void theFailureRate_doesNotChangeServiceTimes() throws Exception {
    var service = new DurationDistribution(new Below1000());

    assertThat(times(consumer(service, 0.5))).isEqualTo(times(consumer(service, 0)));
  }

  @Test
  void aFailedWriteTakesItsServiceTime() {
    var consumer = consumer(TEN_MILLIS, 1);

    assertThatThrownBy(() -> consumer.accept(MESSAGE, clock))
        .isInstanceOf(SimulatedWriteException.class)
        .hasMessage("write of network-1#17 failed (simulated)")
        .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
    assertThat(clock.nanos()).isEqualTo(10_000_000);
  }

  /** Four standard errors: 4 sqrt(0.2 · 0.8 · 10,000) = 160. */
  @Test
  void theShareOfFailedWrites_isTheFailureRate() throws Exception {
    var consumer = consumer(TEN_MILLIS, 0.2);
    int failed = 0;
    for (int i = 0; i < 10_000; i++) {
      try {
        consumer.accept(MESSAGE, clock);
      } catch (SimulatedWriteException expected) {
        failed++;
      }
    }

    assertThat(failed).isCloseTo(2_000, within(160));
  }

  @Test
  void aBatchTakesLongerForEachMessage() throws Exception {
    var consumer = Databases.with(TEN_MILLIS).perMessage(Duration.ofMillis(2)).create();

    consumer.acceptAll(List.of(MESSAGE, MESSAGE, MESSAGE), clock);

    assertThat(clock.nanos()).isEqualTo(16_000_000);
  }

  @Test
  void eachMessageOfABatchIsLogged() throws Exception {
    consumer(TEN_MILLIS, 0).acceptAll(List.of(MESSAGE, MESSAGE), clock);

    assertThat(log.lines()).hasSize(2).containsOnly("DEBUG Consumer storing message: 43");
  }

  @Test
  void connectionsLimitTheConcurrentCalls() {
    assertThat(Databases.with(TEN_MILLIS).connections(3).create().maxConcurrentCalls())
        .isEqualTo(3);
  }

  @Test
  void withoutConnections_callsAreNotLimited() {
    assertThat(consumer(TEN_MILLIS, 0).maxConcurrentCalls()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aBatchFailsAsAWhole() {
    var consumer = consumer(TEN_MILLIS, 1);

    assertThatThrownBy(() -> consumer.acceptAll(List.of(MESSAGE, MESSAGE, MESSAGE), clock))
        .hasMessage("write of network-1#17 and 2 more failed (simulated)");
    assertThat(clock.nanos()).isEqualTo(10_000_000);
  }

  /** A batch of five would fail in 67 % of the cases if each message failed at a rate of 0.2. */
  @Test
  void aBatchFailsAtTheRateOfOneWrite() throws Exception {
    var consumer = consumer(TEN_MILLIS, 0.2);
    int failed = 0;
    for (int i = 0; i < 10_000; i++) {
      try {
        consumer.acceptAll(List.of(MESSAGE, MESSAGE, MESSAGE, MESSAGE, MESSAGE), clock);
      } catch (SimulatedWriteException expected) {
        failed++;
      }
    }

    assertThat(failed).isCloseTo(2_000, within(160));
  }

  @Test
  void theMeanServiceTimeIncludesEachMessage() {
    var consumer =
        Databases.with(new DurationDistribution(new Below1000()))
            .perMessage(Duration.ofNanos(100))
            .failureRate(0.5)
            .create();

    assertThat(consumer.meanServiceNanos(1)).isEqualTo(599.5);
    assertThat(consumer.meanServiceNanos(10)).isEqualTo(1_499.5);
  }

  @Test
  void anInterruptEndsTheWrite() {
    clock.stopAt(5_000_000);

    assertThatThrownBy(() -> consumer(TEN_MILLIS, 1).accept(MESSAGE, clock))
        .isInstanceOf(InterruptedException.class);
  }
}

package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Demand;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.api.UnknownServiceTimeError;
import dev.millrace.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow databases whose service times are those of the messages. */
class FromMessageTest {

  private static final DurationDistribution ONE_SECOND =
      DurationDistribution.fixed(Duration.ofSeconds(1));

  private final ManualClock clock = new ManualClock();

  @Test
  void aWriteTakesTheServiceTimeOfItsMessage() throws Exception {
    var database = Databases.fromMessage(null).perMessage(Duration.ofNanos(5)).create();

    database.accept(message(0, 30), clock);

    assertThat(clock.nanos()).isEqualTo(35);
  }

  @Test
  void aBatchTakesTheSum() throws Exception {
    var database = Databases.fromMessage(null).perMessage(Duration.ofNanos(5)).create();

    database.acceptAll(List.of(message(0, 30), message(1, 0), message(2, 70)), clock);

    assertThat(clock.nanos()).isEqualTo(115);
  }

  @Test
  void aMessageWithoutServiceTime_takesTheDefault() throws Exception {
    var database = Databases.fromMessage(ONE_SECOND).create();

    database.acceptAll(List.of(message(0, 30), message(1, Demand.UNKNOWN)), clock);

    assertThat(clock.nanos()).isEqualTo(1_000_000_030L);
  }

  @Test
  void aMessageWithoutServiceTimeAndDefault_isAnError() {
    var database = Databases.fromMessage(null).create();

    assertThatThrownBy(() -> database.accept(message(6, Demand.UNKNOWN), clock))
        .isInstanceOf(UnknownServiceTimeError.class)
        .hasMessageStartingWith("message 7 of producer network-1 has no service time; allowed ");
  }

  @Test
  void theMeanIsThatOfTheMessages() {
    var database = Databases.fromMessage(ONE_SECOND).perMessage(Duration.ofNanos(5)).create();

    assertThat(database.meanServiceNanos(3, 40)).isEqualTo(135);
    assertThat(database.meanServiceNanos(3)).isNaN();
  }

  private static Message message(long sequence, long serviceNanos) {
    return new Message(
        "network-1",
        sequence,
        0,
        "body",
        Message.NO_DEADLINE,
        Demand.of(serviceNanos, Demand.UNKNOWN));
  }
}

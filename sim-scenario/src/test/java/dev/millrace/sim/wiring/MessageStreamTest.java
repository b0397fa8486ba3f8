package dev.millrace.sim.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageStreamTest {

  private final MessageStream stream = new RandomStreams(1, 1).messageStream("database");

  private static Message message(String producer, long sequence) {
    return new Message(producer, sequence, 0, "body");
  }

  private long[] draws(MessageStream from, String producer, long sequence, int attempt) {
    from.begin(message(producer, sequence), attempt);
    return from.longs(3).toArray();
  }

  @Test
  void streamBeginsAnewWithEachMessage() {
    long[] first = draws(stream, "network-1", 7, 1);
    draws(stream, "network-1", 8, 1);

    assertThat(draws(stream, "network-1", 7, 1)).isEqualTo(first);
  }

  @Test
  void streamsOfOneNameAreEqual() {
    MessageStream other = new RandomStreams(1, 1).messageStream("database");

    assertThat(draws(other, "network-1", 7, 1)).isEqualTo(draws(stream, "network-1", 7, 1));
  }

  @Test
  void everyPartOfThePositionCounts() {
    long[] draws = draws(stream, "network-1", 7, 1);

    assertThat(draws)
        .isNotEqualTo(draws(stream, "network-2", 7, 1))
        .isNotEqualTo(draws(stream, "network-1", 8, 1))
        .isNotEqualTo(draws(stream, "network-1", 7, 2))
        .isNotEqualTo(draws(new RandomStreams(2, 1).messageStream("database"), "network-1", 7, 1))
        .isNotEqualTo(draws(new RandomStreams(1, 2).messageStream("database"), "network-1", 7, 1))
        .isNotEqualTo(draws(new RandomStreams(1, 1).messageStream("log"), "network-1", 7, 1));
  }

  @Test
  void firstDrawsOfMessagesAreUniform() {
    double[] means =
        IntStream.range(0, 100_000)
            .mapToDouble(
                sequence -> {
                  stream.begin(message("network-1", sequence), 1);
                  return stream.nextDouble();
                })
            .toArray();

    assertThat(IntStream.range(0, 10).mapToObj(tenth -> count(means, tenth)).toList())
        .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
  }

  private static int count(double[] draws, int tenth) {
    return (int) Arrays.stream(draws).filter(draw -> (int) (draw * 10) == tenth).count();
  }
}

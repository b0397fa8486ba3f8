package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Consumer} keeps, as a test class to extend: say how to make one that draws from
 * a given random stream. It is run under a clock that takes no time, so whatever waits for anything
 * else is found by the time that it takes.
 */
public abstract class ConsumerContract {

  private static final int MESSAGES = 100;

  /** How a call ended, and when. */
  private record Done(long nanos, String how) {}

  /** One call of the consumer. */
  private interface Storing {
    void store(Consumer consumer, int number, Clock clock) throws Exception;
  }

  /** A new consumer, whose chance comes from this stream alone. */
  protected abstract Consumer create(RandomGenerator random) throws Exception;

  /** What the messages carry that it is given; a text. */
  protected Object body(int number) {
    return "message " + number;
  }

  /** How long a hundred calls may take until they count as waiting for something else; 20 s. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  private Message message(int number) {
    return new Message("producer-1", number, 0, body(number));
  }

  private void storeOne(Consumer consumer, int number, Clock clock) throws Exception {
    consumer.accept(message(number), clock);
  }

  private void storeTwo(Consumer consumer, int number, Clock clock) throws Exception {
    consumer.acceptAll(List.of(message(2 * number), message(2 * number + 1)), clock);
  }

  private List<Done> run(Storing storing, long seed) throws Exception {
    try (Consumer consumer = create(SeededRandom.of(seed))) {
      var clock = new ManualClock();
      Call<List<Done>> running =
          Call.of(
              () -> {
                var done = new ArrayList<Done>();
                for (int i = 0; i < MESSAGES; i++) {
                  done.add(new Done(clock.nanos(), how(storing, consumer, i, clock)));
                }
                return done;
              },
              patience());
      return running.result();
    }
  }

  private static String how(Storing storing, Consumer consumer, int number, Clock clock)
      throws InterruptedException {
    try {
      storing.store(consumer, number, clock);
      return "stored at " + clock.nanos();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return "failed at " + clock.nanos() + " by " + e;
    }
  }

  @Test
  void itWaitsForNothingButTheClock() throws Exception {
    assertThat(run(this::storeOne, 1)).hasSize(MESSAGES);
    assertThat(run(this::storeTwo, 1)).hasSize(MESSAGES);
  }

  @Test
  void twoWithOneSeedTakeTheSameTimesAndFailAtTheSameMessages() throws Exception {
    assertThat(run(this::storeOne, 7)).isEqualTo(run(this::storeOne, 7));
    assertThat(run(this::storeTwo, 7)).isEqualTo(run(this::storeTwo, 7));
  }

  /** What a batch refuses to have done to it would otherwise count as a write that fails. */
  @Test
  void itLeavesABatchAsItIs() throws Exception {
    assertThat(run(this::storeTwo, 1))
        .extracting(Done::how)
        .noneMatch(how -> how.contains(UnsupportedOperationException.class.getName()));
  }

  @Test
  void aStopPassesThrough() throws Exception {
    List<Done> all = run(this::storeOne, 1);
    long middle = all.get(MESSAGES - 1).nanos() / 2;
    assumeTrue(middle > 0, "does not apply: it takes no time");
    boolean stopped = false;
    try (Consumer consumer = create(SeededRandom.of(1))) {
      var clock = new ManualClock().stopAt(middle);
      for (int i = 0; i < MESSAGES && !stopped; i++) {
        try {
          how(this::storeOne, consumer, i, clock);
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
    }
    assertThat(stopped).as("whether the InterruptedException of the clock was passed on").isTrue();
  }

  @Test
  void itCanBeClosedBeforeItHasBegun() throws Exception {
    create(SeededRandom.of(1)).close();
  }
}

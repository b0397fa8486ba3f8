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
 * The contract of a {@link Consumer}, as a test class to extend: {@link #create} makes a consumer
 * that draws from a given random stream. The clock takes no real time, so a consumer that waits for
 * anything else exceeds the call timeout.
 */
public abstract class ConsumerContract {

  private static final int MESSAGES = 100;

  /** The result of a call, and the clock's time before it. */
  private record Result(long nanos, String description) {}

  /** One call of the consumer. */
  private interface ConsumerCall {
    void accept(Consumer consumer, int number, Clock clock) throws Exception;
  }

  /** Creates a consumer that draws from the given stream alone. */
  protected abstract Consumer create(RandomGenerator random) throws Exception;

  /** Returns the body of the messages; a text. */
  protected Object body(int number) {
    return "message " + number;
  }

  /** Returns the maximum time for a hundred calls, after which they count as waiting; 20 s. */
  protected Duration callTimeout() {
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

  private List<Result> run(ConsumerCall call, long seed) throws Exception {
    try (Consumer consumer = create(SeededRandom.of(seed))) {
      var clock = new ManualClock();
      Call<List<Result>> running =
          Call.of(
              () -> {
                var done = new ArrayList<Result>();
                for (int i = 0; i < MESSAGES; i++) {
                  done.add(new Result(clock.nanos(), describe(call, consumer, i, clock)));
                }
                return done;
              },
              callTimeout());
      return running.result();
    }
  }

  private static String describe(ConsumerCall call, Consumer consumer, int number, Clock clock)
      throws InterruptedException {
    try {
      call.accept(consumer, number, clock);
      return "stored at " + clock.nanos();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return "failed at " + clock.nanos() + " by " + e;
    }
  }

  @Test
  void consumerWaitsOnTheClockOnly() throws Exception {
    assertThat(run(this::storeOne, 1)).hasSize(MESSAGES);
    assertThat(run(this::storeTwo, 1)).hasSize(MESSAGES);
  }

  @Test
  void equalSeedsGiveEqualResults() throws Exception {
    assertThat(run(this::storeOne, 7)).isEqualTo(run(this::storeOne, 7));
    assertThat(run(this::storeTwo, 7)).isEqualTo(run(this::storeTwo, 7));
  }

  /** An attempt to modify the batch would otherwise count as a failed write. */
  @Test
  void batchIsNotModified() throws Exception {
    assertThat(run(this::storeTwo, 1))
        .extracting(Result::description)
        .noneMatch(
            description -> description.contains(UnsupportedOperationException.class.getName()));
  }

  @Test
  void interruptedExceptionIsPropagated() throws Exception {
    List<Result> all = run(this::storeOne, 1);
    long middle = all.get(MESSAGES - 1).nanos() / 2;
    assumeTrue(middle > 0, "not applicable: the consumer takes no time");
    boolean stopped = false;
    try (Consumer consumer = create(SeededRandom.of(1))) {
      var clock = new ManualClock().stopAt(middle);
      for (int i = 0; i < MESSAGES && !stopped; i++) {
        try {
          describe(this::storeOne, consumer, i, clock);
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
    }
    assertThat(stopped).as("InterruptedException of the clock propagated").isTrue();
  }

  @Test
  void closeBeforeTheFirstMessageDoesNotThrow() throws Exception {
    create(SeededRandom.of(1)).close();
  }
}

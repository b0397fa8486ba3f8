package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Clock;
import dev.millrace.api.Producer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Producer} keeps, as a test class to extend: say how to make one that draws from
 * a given random stream. It is run under a clock that takes no time, so whatever waits for anything
 * else is found by the time that it takes.
 */
public abstract class ProducerContract {

  /** A message and when it is due. */
  private record Due(long nanos, Object body) {}

  /** A new producer, whose chance comes from this stream alone. */
  protected abstract Producer create(RandomGenerator random) throws Exception;

  /** How many messages are looked at, unless there are fewer; 200. */
  protected int messages() {
    return 200;
  }

  /** How long all of them may take until it counts as waiting for something else; 20 s. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  private List<Due> run(Producer producer, Clock clock) throws Exception {
    Call<List<Due>> running =
        Call.of(
            () -> {
              var made = new ArrayList<Due>();
              while (made.size() < messages()) {
                Object body = producer.next(clock);
                if (body == null) {
                  break;
                }
                made.add(new Due(clock.nanos(), body));
              }
              return made;
            },
            patience());
    return running.result();
  }

  private List<Due> run(long seed) throws Exception {
    try (Producer producer = create(SeededRandom.of(seed))) {
      return run(producer, new ManualClock());
    }
  }

  @Test
  void itWaitsForNothingButTheClock() throws Exception {
    assertThat(run(1)).as("what it made, under a clock that takes no time").isNotEmpty();
  }

  @Test
  void twoWithOneSeedMakeTheSameAtTheSameTimes() throws Exception {
    assertThat(run(7)).isEqualTo(run(7));
  }

  @Test
  void theEndIsFinal() throws Exception {
    try (Producer producer = create(SeededRandom.of(1))) {
      assumeFalse(producer.endless(), "does not apply: it is endless");
      var clock = new ManualClock();
      assumeTrue(
          run(producer, clock).size() < messages(),
          "not judged: there is no end within " + messages() + " messages");
      assertThat(producer.next(clock)).isNull();
    }
  }

  @Test
  void whatIsEndlessHasNoEnd() throws Exception {
    try (Producer producer = create(SeededRandom.of(1))) {
      assumeTrue(producer.endless(), "does not apply: it is not endless");
      assertThat(run(producer, new ManualClock())).hasSize(messages());
    }
  }

  /** It is stopped in the middle of its time: what it makes until then is what it makes always. */
  @Test
  void aStopPassesThrough() throws Exception {
    List<Due> all = run(1);
    long middle = all.get(all.size() - 1).nanos() / 2;
    assumeTrue(middle > 0, "does not apply: all its messages are due at the start");
    try (Producer producer = create(SeededRandom.of(1))) {
      var clock = new ManualClock().stopAt(middle);
      var made = new ArrayList<Due>();
      boolean stopped = false;
      while (!stopped && made.size() < all.size()) {
        try {
          Object body = producer.next(clock);
          assertThat(body).as("the end came, instead of an InterruptedException").isNotNull();
          made.add(new Due(clock.nanos(), body));
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
      assertThat(stopped).as("whether the stop was passed on").isTrue();
      assertThat(made).isEqualTo(all.subList(0, made.size()));
    }
  }

  @Test
  void itCanBeClosedBeforeItHasBegun() throws Exception {
    create(SeededRandom.of(1)).close();
  }
}

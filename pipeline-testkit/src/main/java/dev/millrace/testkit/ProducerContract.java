package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link Producer} that computes or reads its messages, as a test class to
 * extend: {@link #create} makes a producer that draws from a given random stream. A producer that
 * listens to the outside world has no schedule, and is not covered.
 */
public abstract class ProducerContract {

  /** Creates a producer that draws from the given stream alone. */
  protected abstract Producer create(RandomGenerator random) throws Exception;

  /** Returns the number of messages to check; fewer if the producer ends before. */
  protected int messages() {
    return 200;
  }

  /** Returns the time after which a call counts as waiting. */
  protected Duration callTimeout() {
    return Duration.ofSeconds(20);
  }

  private List<Arrival> arrivals(Producer producer) throws Exception {
    Call<List<Arrival>> running =
        Call.of(
            () -> {
              var arrivals = new ArrayList<Arrival>();
              while (arrivals.size() < messages()) {
                Arrival next = producer.next();
                if (next == null) {
                  break;
                }
                arrivals.add(next);
              }
              return arrivals;
            },
            callTimeout());
    return running.result();
  }

  private List<Arrival> arrivals(long seed) throws Exception {
    try (Producer producer = create(SeededRandom.of(seed))) {
      return arrivals(producer);
    }
  }

  @Test
  void nextReturnsWithoutWaiting() throws Exception {
    assertThat(arrivals(1)).isNotEmpty();
  }

  @Test
  void everyMessageHasAGap() throws Exception {
    assertThat(arrivals(1)).noneMatch(Arrival::isDueOnReturn);
  }

  @Test
  void equalSeedsGiveEqualArrivals() throws Exception {
    assertThat(arrivals(7)).isEqualTo(arrivals(7));
  }

  @Test
  void endlessProducerDoesNotEnd() throws Exception {
    try (Producer producer = create(SeededRandom.of(1))) {
      assumeTrue(producer.isEndless(), "not applicable: the producer is not endless");
      assertThat(arrivals(producer)).hasSize(messages());
    }
  }

  @Test
  void closeAtTheEndDoesNotThrow() throws Exception {
    Producer producer = create(SeededRandom.of(1));
    assumeFalse(producer.isEndless(), "not applicable: the producer is endless");
    assumeTrue(
        arrivals(producer).size() < messages(),
        "inconclusive: the producer does not end within " + messages() + " messages");
    producer.close();
  }

  @Test
  void closeBeforeTheFirstMessageDoesNotThrow() throws Exception {
    create(SeededRandom.of(1)).close();
  }
}

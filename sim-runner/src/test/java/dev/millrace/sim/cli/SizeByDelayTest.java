package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer of size on random M/M/c/K, judged by the exact loss and sojourn times. */
@Tag("slow")
class SizeByDelayTest {

  private static final Pattern ANSWER =
      Pattern.compile("answer +consumers.db.count = (\\d+)\\s+pipeline.capacity = (\\d+)");
  private static final int MAX_WORKERS = 5;
  private static final int MAX_PLACES = 60;

  @TempDir Path folder;

  /** Times are in units of the mean service time, 10 ms. */
  private record Question(double load, double loss, double p99) {

    boolean isMet(int workers, int places) {
      double[] states = states(workers, places);
      double lost = states[workers + places];
      double late = 0;
      for (int n = 0; n < workers + places; n++) {
        late += states[n] * later(Math.max(0, n - workers + 1), workers);
      }
      return lost <= loss && late / (1 - lost) <= 0.01;
    }

    private double[] states(int workers, int places) {
      double[] states = new double[workers + places + 1];
      states[0] = 1;
      double sum = 1;
      for (int n = 1; n < states.length; n++) {
        states[n] = states[n - 1] * load / Math.min(n, workers);
        sum += states[n];
      }
      for (int n = 0; n < states.length; n++) {
        states[n] /= sum;
      }
      return states;
    }

    /**
     * Returns the probability that a message is not done in time if others have to finish first:
     * with a Poisson number of completions, each one of the message's own with 1 / workers.
     */
    private double later(int first, int workers) {
      double rate = workers * p99;
      double poisson = Math.exp(-rate);
      double late = 0;
      for (int j = 0; j < rate + 12 * Math.sqrt(rate) + 30; j++) {
        late += poisson * (j < first ? 1 : Math.pow(1 - 1.0 / workers, j - first));
        poisson *= rate / (j + 1);
      }
      return late;
    }

    String cheapest() {
      for (int workers = 1; workers <= MAX_WORKERS; workers++) {
        for (int places = 1; places <= MAX_PLACES; places++) {
          if (isMet(workers, places)) {
            return workers + ", " + places;
          }
        }
      }
      return "none";
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void answer_agreesWithTheExactDelay(long seed) throws Exception {
    Random random = new Random(seed);
    double load = 0.4 + 2.2 * random.nextDouble();
    long lossPerMille = 5 + random.nextInt(50);
    long p99Millis = 50 + random.nextInt(20);
    Question question = new Question(load, lossPerMille / 1000.0, p99Millis / 10.0);
    Path file =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            producers.p { type = random, gap { type = exponential, mean = %dns } }
            pipeline { type = queue, capacity = 10, overflow.policy = drop-newest }
            consumers.db { type = slow-database, service { type = exponential, mean = 10ms } }
            run { engine = virtual, duration = 100s, warm-up = 5%%, max-replications = 200 }
            """
                .formatted(Math.round(1e7 / load)));

    Ended ended =
        Shell.run(
            "size",
            file.toString(),
            "--require=loss <= %.1f%%".formatted(lossPerMille / 10.0),
            "--require=sojourn.p99 <= %dms".formatted(p99Millis),
            "--vary=consumers.db.count=1.." + MAX_WORKERS,
            "--vary=pipeline.capacity=1.." + MAX_PLACES);

    Matcher answer = ANSWER.matcher(ended.out());
    assertThat(answer.find()).as(ended.out() + ended.err()).isTrue();
    int workers = Integer.parseInt(answer.group(1));
    int places = Integer.parseInt(answer.group(2));
    assertThat(question.isMet(workers, places)).as(ended.out()).isTrue();
    if (!question.cheapest().equals(workers + ", " + places)) {
      assertThat(ended.out()).contains("some cheaper cells are undecided");
    }
  }
}

package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command size. */
class SizeTest {

  private static final Pattern ANSWER =
      Pattern.compile("answer +consumers.db.count = (\\d+)\\s+pipeline.capacity = (\\d+)");

  @TempDir Path folder;

  private Ended size(String scenario, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("s.conf"), scenario);
    return Shell.run(
        Stream.concat(Stream.of("size", file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** M/M/c/K with arrivals and services at these rates. */
  private static String queue(String gap, String service, String duration) {
    return """
        producers.p { type = random, gap { type = exponential, mean = %s } }
        pipeline { type = queue, capacity = 10, overflow.policy = drop-newest }
        consumers.db { type = slow-database, service { type = exponential, mean = %s } }
        run { engine = virtual, duration = %s, warm-up = 5%%, max-replications = 400 }
        """
        .formatted(gap, service, duration);
  }

  /** The answers follow from the stationary distribution of M/M/c/K, which is exact. */
  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    // λ = 90/s, μ = 100/s: 6 places lose 0.128 %, 7 lose 0.057 %.
    "11.1111111ms, 10ms, 300s, 0.1%, 60ms, 2, 7",
    // λ = 2.85/s, μ = 1/s: 7 places lose 1.24 %, 8 lose 0.87 %.
    "350.877193ms, 1s, 5000s, 1%, 10s, 4, 8",
    // λ = 50/s, μ = 100/s: one worker, 5 places lose 0.79 %, 6 lose 0.39 %.
    "20ms, 10ms, 300s, 0.55%, 100ms, 1, 6",
    // λ = 300/s, μ = 100/s: 4 workers, 10 places lose 0.73 %, 11 lose 0.55 %; 3 lose too much.
    "3.33333333ms, 10ms, 200s, 0.63%, 70ms, 4, 11"
  })
  void cheapestOfExactQueue_isFound(
      String gap, String service, String duration, String loss, String p99, int workers, int places)
      throws Exception {
    Ended ended =
        size(
            queue(gap, service, duration),
            "--require=loss <= " + loss,
            "--require=sojourn.p99 <= " + p99);

    assertThat(ended.out())
        .contains(
            "consumers.db.count = " + workers + "\n              pipeline.capacity = " + places);
    assertThat(ended.exitCode()).isZero();
  }

  /**
   * The answer on random queues, judged by the exact loss of M/M/c/K: it meets the bound, and a
   * cheaper cell that does as well is said to be undecided.
   */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answerOnRandomQueue_agreesWithTheExactLoss(long seed) throws Exception {
    Random random = new Random(seed);
    double offeredLoad = 0.4 + 2.2 * random.nextDouble();
    double bound = 0.005 + 0.05 * random.nextDouble();
    Ended ended =
        size(
            queue(Math.round(1e7 / offeredLoad) + "ns", "10ms", "100s"),
            "--require=loss <= %.3f%%".formatted(100 * bound),
            "--vary=consumers.db.count=1..5",
            "--vary=pipeline.capacity=1..60");
    Matcher answer = ANSWER.matcher(ended.out());
    assertThat(answer.find()).as(ended.out()).isTrue();
    int workers = Integer.parseInt(answer.group(1));
    int places = Integer.parseInt(answer.group(2));
    double rounded = Math.round(100_000 * bound) / 100_000.0;

    assertThat(exactLoss(offeredLoad, workers, places)).isLessThanOrEqualTo(rounded);
    if (!cheapest(offeredLoad, rounded).equals(workers + ", " + places)) {
      assertThat(ended.out()).contains("some cheaper cells are undecided");
    }
  }

  private static String cheapest(double offeredLoad, double bound) {
    for (int workers = 1; workers <= 5; workers++) {
      for (int places = 1; places <= 60; places++) {
        if (exactLoss(offeredLoad, workers, places) <= bound) {
          return workers + ", " + places;
        }
      }
    }
    return "none";
  }

  /** The probability of the last state of the birth-death chain M/M/c/K. */
  private static double exactLoss(double offeredLoad, int workers, int places) {
    double state = 1;
    double sum = 1;
    for (int n = 1; n <= workers + places; n++) {
      state *= offeredLoad / Math.min(n, workers);
      sum += state;
    }
    return state / sum;
  }

  @Test
  void answer_namesWhatCheaperCellsMiss() throws Exception {
    Ended ended =
        size(
            queue("20ms", "10ms", "60s"),
            "--require=loss < 5%",
            "--vary=consumers.db.count=1..4",
            "--vary=pipeline.capacity=1..50");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains("answer      consumers.db.count = 1\n", "loss < 5%: met")
        .contains("cheaper     consumers.db.count = 1, pipeline.capacity = 2: loss < 5%")
        .contains("the cheapest, with 95 % confidence");
  }

  @Test
  void noCapacity_thatKeepsBothBounds_isExplained() throws Exception {
    Ended ended =
        size(
            queue("11ms", "10ms", "300s"),
            "--require=loss < 0.5%",
            "--require=sojourn.p99 < 100ms",
            "--vary=pipeline.capacity=1..5000 times 2");

    assertThat(ended.exitCode()).isEqualTo(99);
    assertThat(ended.out())
        .contains("answer      none of these cells was shown to meet every requirement")
        .containsPattern("[Nn]o\\s+pipeline.capacity\\s+will\\s+do")
        .contains("A service capacity of about");
  }

  @Test
  void cost_decidesWhichCellIsCheapest() throws Exception {
    String[] options = {
      "--require=loss < 2%", "--vary=consumers.db.count=1..4", "--vary=pipeline.capacity=1..64"
    };
    Ended fewWorkers = size(queue("12ms", "10ms", "60s"), options);
    Ended littleRoom =
        size(
            queue("12ms", "10ms", "60s"),
            Stream.concat(
                    Stream.of(options),
                    Stream.of("--cost=consumers.db.count + pipeline.capacity*10"))
                .toArray(String[]::new));

    assertThat(fewWorkers.out()).contains("answer      consumers.db.count = 1\n");
    assertThat(littleRoom.out())
        .contains("answer      consumers.db.count = 3\n", "pipeline.capacity = 1\n");
  }

  @Test
  void zeroLoss_isShownByTheDistanceFromFull() throws Exception {
    Ended ended =
        size(
            queue("20ms", "10ms", "60s"),
            "--require=loss < 0.1%",
            "--vary=pipeline.capacity=100,200");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("answer      pipeline.capacity = 100\n", "loss < 0.1%: met");
  }

  @Test
  void json_hasAnswerAndReasons() throws Exception {
    assertThat(size(queue("20ms", "10ms", "60s"), "--require=loss < 5%", "--json").out())
        .contains(
            "\"schema\" : \"millrace-sizing/1\"", "\"consumers.db.count\" : \"1\"", "\"reasons\"");
  }

  @Test
  void snippets_haveTheAnswer() throws Exception {
    assertThat(
            size(
                    queue("20ms", "10ms", "60s"),
                    "--require=loss < 5%",
                    "--vary=pipeline.capacity=50,60",
                    "--snippets")
                .out())
        .contains("new ArrayBlockingQueue<>(50), new ThreadPoolExecutor.DiscardPolicy()")
        .contains("maximumPoolSize=1");
  }

  @Test
  void withoutRequirements_isRefused() throws Exception {
    Ended ended = size(queue("20ms", "10ms", "60s"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("no requirements to size for; allowed: --require");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "consumers.db.count* | 'consumers.db.count*' ends early",
        "2 $ 3 | '$ 3' in '2 $ 3'",
        "(1 + 2 | ends early",
        "consumers.db.cuont | 'consumers.db.cuont' is no key with a number; did you mean"
      })
  void malformedCost_isRefused(String cost, String said) throws Exception {
    Ended ended = size(queue("20ms", "10ms", "60s"), "--require=loss < 5%", "--cost=" + cost);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains(said);
  }
}

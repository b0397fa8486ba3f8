package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.producers.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpreadReplayTest {

  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.csv");
  }

  @Test
  void aCoarseClock_isSpreadEvenlyInOrder() throws Exception {
    assertThat(replay(Spread.AUTO, "0", "0", "0", "0", "1", "2", "2").dueNanos())
        .containsExactly(
            0L, SECOND / 4, SECOND / 2, 3 * SECOND / 4, SECOND, 2 * SECOND, 5 * SECOND / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-11-16T10:00:0%d, 1, 1 s",
    "2023-11-16T10:0%d:00Z, 60, 1 min",
    "2023-11-16 0%d:00, 3600, 1 h",
    "2023-11-16T10:00:00.%d, 0.1, 100 ms",
  })
  void theTickIsFoundInAnyFormat(String time, double seconds, String tick) throws Exception {
    String[] times =
        IntStream.range(0, 9).mapToObj(i -> time.formatted(i / 3)).toArray(String[]::new);

    try (var log = new CapturedLog()) {
      List<Long> due = run(Replays.csv("at", "iso"), Spread.AUTO, 1, times).dueNanos();

      assertThat(due.get(1)).isEqualTo((long) (SECOND * seconds / 3));
      assertThat(log.lines())
          .containsExactly(
              "INFO %s: the clock ticks every %s; messages of a tick are spread evenly over it"
                  .formatted(file, tick));
    }
  }

  @Test
  void aTickOfThreeSeconds_isFound() throws Exception {
    assertThat(replay(Spread.AUTO, "7", "7", "10", "10", "16", "16").dueNanos())
        .containsExactly(
            0L, 1_500_000_000L, 3 * SECOND, 4_500_000_000L, 9 * SECOND, 10_500_000_000L);
  }

  @Test
  void anAccessLogHasNoTwoMessagesAtOneInstant() throws Exception {
    String log =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    "h - - [10/Oct/2000:13:%02d:%02d -0700] \"GET /\" 200 1"
                        .formatted(i / 6_000, i / 100 % 60))
            .collect(Collectors.joining("\n"));
    Files.writeString(file, log);

    List<Long> due = Replays.run(file, Replays.accessLog(null, null)).dueNanos();

    assertThat(due).hasSize(20_000).isSorted();
    assertThat(new HashSet<>(due)).hasSize(20_000);
    assertThat(due).last().isEqualTo(199 * SECOND + 990_000_000);
  }

  @Test
  void batchesOfAPreciseClock_areNotSpread() throws Exception {
    assertThat(replay(Spread.AUTO, "0", "0", "0", "1.234", "1.234", "2.501", "2.501").dueNanos())
        .containsExactly(
            0L, 0L, 0L, 1_234_000_000L, 1_234_000_000L, 2_501_000_000L, 2_501_000_000L);
  }

  @Test
  void aBatchAmongSingleMessages_isNotSpread() throws Exception {
    String[] times =
        Stream.concat(Stream.of("0", "1", "2", "3"), Stream.generate(() -> "4.5").limit(50))
            .toArray(String[]::new);

    assertThat(new HashSet<>(replay(Spread.AUTO, times).dueNanos())).hasSize(5);
  }

  @Test
  void twoTimes_haveNoTick() throws Exception {
    assertThat(replay(Spread.AUTO, "0", "0", "7", "7").dueNanos())
        .containsExactly(0L, 0L, 7 * SECOND, 7 * SECOND);
  }

  @Test
  void none_keepsMessagesTogether() throws Exception {
    assertThat(replay(Spread.NONE, "0", "0", "1", "1", "2").dueNanos())
        .containsExactly(0L, 0L, SECOND, SECOND, 2 * SECOND);
  }

  @Test
  void even_spreadsWhateverTheClock() throws Exception {
    assertThat(replay(Spread.EVEN, "0", "5", "5").dueNanos())
        .containsExactly(0L, 5 * SECOND, 7_500_000_000L);
  }

  @Test
  void random_keepsMessagesInTheirTick() throws Exception {
    String[] times =
        IntStream.range(0, 30_000).mapToObj(i -> "" + i / 10_000).toArray(String[]::new);

    List<Long> due = replay(Spread.RANDOM, times).dueNanos();

    assertThat(due).isSorted();
    assertThat(due.subList(10_000, 20_000)).allMatch(nanos -> nanos / SECOND == 1);
    // The mean of 10,000 uniform times has a standard error of 1 / sqrt(120,000) ticks; 4 of them.
    double mean = due.subList(0, 10_000).stream().mapToLong(nanos -> nanos).average().orElse(0);
    assertThat(mean / SECOND).isBetween(0.4884, 0.5116);
  }

  @Test
  void aPreciseTimeLimitsTheTickBeforeIt() throws Exception {
    assertThat(replay(Spread.AUTO, "0", "0", "1", "1", "2", "2", "2.5", "4").dueNanos())
        .containsExactly(
            0L,
            SECOND / 4,
            SECOND,
            SECOND + SECOND / 4,
            2 * SECOND,
            2 * SECOND + SECOND / 4,
            5 * SECOND / 2,
            4 * SECOND);
  }

  @Test
  void aBackwardRecordBelongsToTheLatestTick() throws Exception {
    assertThat(replay(Spread.AUTO, "0", "1", "1", "0", "1", "2", "2").dueNanos())
        .containsExactly(
            0L,
            SECOND,
            SECOND + SECOND / 4,
            SECOND + SECOND / 2,
            SECOND + 3 * SECOND / 4,
            2 * SECOND,
            5 * SECOND / 2);
  }

  @Test
  void malformedRowsTakeNoPartOfATick() throws Exception {
    Files.writeString(file, "at\n0\nx\n0\n1\n1\n2\n2\n");

    assertThat(Replays.run(Replays.skipping(file, Replays.csv("at", "epoch-s"))).dueNanos())
        .startsWith(0L, SECOND / 2, SECOND);
  }

  @Test
  void aFurtherPassStartsATickAfterTheLastTime() throws Exception {
    assertThat(
            run(Replays.csv("at", "epoch-s"), Spread.AUTO, 2, "0", "0", "1", "2", "2").dueNanos())
        .containsExactly(
            0L,
            SECOND / 2,
            SECOND,
            2 * SECOND,
            5 * SECOND / 2,
            3 * SECOND,
            7 * SECOND / 2,
            4 * SECOND,
            5 * SECOND,
            11 * SECOND / 2);
  }

  @ParameterizedTest
  @EnumSource(Spread.class)
  void linesAtARateAreNotSpread(Spread spread) throws Exception {
    Files.writeString(file, "a\nb\nc");
    var settings =
        Replays.settings(file, new TextFormat(1), Speed.parse("1"), 1, null, OnError.FAIL, spread);

    assertThat(Replays.run(settings).dueNanos()).containsExactly(0L, SECOND, 2 * SECOND);
  }

  private Messages replay(Spread spread, String... times) throws Exception {
    return run(Replays.csv("at", "epoch-s"), spread, 1, times);
  }

  private Messages run(CsvFormat format, Spread spread, long repeat, String... times)
      throws Exception {
    Files.writeString(file, "at\n" + String.join("\n", times));
    return Replays.run(
        Replays.settings(file, format, Speed.parse("1"), repeat, null, OnError.FAIL, spread));
  }
}

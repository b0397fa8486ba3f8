package dev.millrace.producers.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Messages;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.TimeFormat;
import dev.millrace.testkit.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCountsProducerTest {

  private static final long MINUTE = 60_000_000_000L;

  @TempDir Path folder;

  @Test
  void exactCountsHoldForEachInterval() throws Exception {
    Path file = file("minute,count\n08:00,300\n08:01,0\n\n08:02,1\n08:03,50\n");

    List<Long> due = run(settings(file, "count", true), 1).dueNanos();

    assertThat(due).isSorted().hasSize(351);
    assertThat(inMinute(due, 0)).isEqualTo(300);
    assertThat(inMinute(due, 1)).isZero();
    assertThat(inMinute(due, 2)).isEqualTo(1);
    assertThat(inMinute(due, 3)).isEqualTo(50);
  }

  /** The mean of n uniform times is the middle, with a standard error of 1 / sqrt(12 n). */
  @Test
  void exactCountsAreUniformOverTheInterval() throws Exception {
    List<Long> due = run(settings(file("count\n100000\n"), "1", true), 1).dueNanos();

    double mean = due.stream().mapToDouble(nanos -> nanos / (double) MINUTE).sum() / due.size();
    double squares =
        due.stream().mapToDouble(nanos -> Math.pow(nanos / (double) MINUTE, 2)).sum() / due.size();

    assertThat(mean).isBetween(0.5 - 0.0037, 0.5 + 0.0037);
    assertThat(squares).isBetween(1 / 3.0 - 0.0038, 1 / 3.0 + 0.0038);
  }

  /** 10,000 intervals of one message: the mean has a standard error of 1 / sqrt(120,000). */
  @Test
  void aSingleMessageIsUniformOverItsInterval() throws Exception {
    Path file = file("count\n" + "1\n".repeat(10_000));

    List<Long> due = run(settings(file, "count", true), 1).dueNanos();

    double sum = due.stream().mapToDouble(nanos -> nanos % MINUTE / (double) MINUTE).sum();
    assertThat(sum / 10_000).isBetween(0.5 - 0.0116, 0.5 + 0.0116);
  }

  @Test
  void countsAreMeansUnlessExact() throws Exception {
    Path file = file("count\n10000\n0\n2500.5\n");

    List<Long> due = run(settings(file, "count", false), 1).dueNanos();

    // Poisson: the standard deviation is the root of the mean; 4 of them.
    assertThat(inMinute(due, 0)).isBetween(9_600L, 10_400L).isNotEqualTo(10_000L);
    assertThat(inMinute(due, 1)).isZero();
    assertThat(inMinute(due, 2)).isBetween(2_300L, 2_700L);
  }

  @Test
  void messagesAreLimited() throws Exception {
    var settings =
        CountSettings.of(
            7L,
            new IntegerBody(1, 9),
            file("count\n100\n"),
            true,
            ",",
            null,
            0,
            Column.parse("count"),
            null,
            TimeFormat.parse("iso"),
            Duration.ofMinutes(1),
            true);

    assertThat(run(settings, 1).bodies()).hasSize(7);
  }

  @Test
  void aGzipFileWithoutHeader_isRead() throws Exception {
    Path file = folder.resolve("counts.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a;3\nb;4\n".getBytes(StandardCharsets.UTF_8));
    }
    var settings =
        CountSettings.of(
            null,
            new IntegerBody(1, 9),
            file,
            false,
            ";",
            null,
            0,
            Column.parse("2"),
            null,
            TimeFormat.parse("iso"),
            Duration.ofMinutes(1),
            true);

    assertThat(run(settings, 1).dueNanos()).hasSize(7);
  }

  @Test
  void equalSeeds_giveEqualMessages() throws Exception {
    for (boolean exact : List.of(true, false)) {
      var settings = settings(file("count\n50\n20\n"), "count", exact);

      assertThat(run(settings, 1)).isEqualTo(run(settings, 1)).isNotEqualTo(run(settings, 2));
    }
  }

  @Test
  void missingRowsAreTimeThatPasses() throws Exception {
    Path file = file("time,count\n00:00,3\n00:05,2\n00:20,4\n");

    List<Long> due = run(timed(file, true), 1).dueNanos();

    assertThat(due).hasSize(9);
    assertThat(due.subList(0, 3)).allMatch(nanos -> nanos < 5 * MINUTE);
    assertThat(due.subList(3, 5)).allMatch(nanos -> nanos >= 5 * MINUTE && nanos < 10 * MINUTE);
    assertThat(due.subList(5, 9)).allMatch(nanos -> nanos >= 20 * MINUTE && nanos < 25 * MINUTE);
  }

  @Test
  void missingRowsAreTimeThatPassesForMeansToo() throws Exception {
    Path file = file("time,count\n00:00,100\n00:20,100\n");

    assertThat(run(timed(file, false), 1).dueNanos())
        .hasSizeBetween(150, 250)
        .noneMatch(nanos -> nanos > 5 * MINUTE && nanos < 20 * MINUTE)
        .anyMatch(nanos -> nanos > 20 * MINUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:04", "00:00"})
  void aRowWithinThePreviousInterval_isReported(String time) throws Exception {
    Path file = file("time,count\n00:00,1\n" + time + ",1\n00:00,1\n");

    assertThatThrownBy(() -> timed(file, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is less than one interval after that of the previous row");
  }

  @Test
  void anInvalidTime_isReported() throws Exception {
    Path file = file("time,count\nnoon,1\n");

    assertThatThrownBy(() -> timed(file, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":2: '2023-01-01 noon' is not a time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5d", "5f", "0x10p0", "NaN", "Infinity", "1e18", "1000000001", "1 000"})
  void anythingButADecimalNumberUpToTheLimit_isReported(String count) throws Exception {
    Path file = file("count\n" + count + "\n");

    assertThatThrownBy(() -> settings(file, "count", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:2: the count is '%s'; allowed: a number from 0 to 1000000000", file, count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "+3", " 3.0 ", "0.3e1", "30E-1", "3."})
  void decimalNumbersAreRead(String count) throws Exception {
    assertThat(run(settings(file("count\n" + count + "\n"), "count", true), 1).bodies()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"x, false, a number", "-1, false, a number", "1.5, true, a whole number"})
  void anInvalidCount_isReported(String count, boolean exact, String allowed) throws Exception {
    Path file = file("count\n0\n" + count + "\n");

    assertThatThrownBy(() -> run(settings(file, "count", exact), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s:3: the count is '%s'; allowed: %s from 0 to 1000000000", file, count, allowed);
  }

  @Test
  void aMissingColumn_isReported() throws Exception {
    Path file = file("minute,n\n1,2\n");

    assertThatThrownBy(() -> run(settings(file, "count", false), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:1: the header has no column 'count'; its columns are minute, n", file);
  }

  @Test
  void aRowWithoutCount_isReported() throws Exception {
    Path narrow = file("minute,n\n1\n");

    assertThatThrownBy(() -> run(settings(narrow, "n", false), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:2: the row ends after column 1; expected the count in column 2", narrow);
  }

  @Test
  void aMissingFile_isRejected() {
    Path missing = folder.resolve("missing.csv");

    assertThatThrownBy(() -> settings(missing, "count", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s does not exist", missing);
  }

  @Test
  void aColumnNameWithoutHeader_isRejected() {
    assertThatThrownBy(
            () ->
                CountSettings.of(
                    null,
                    new IntegerBody(1, 9),
                    file("1\n"),
                    false,
                    ",",
                    null,
                    0,
                    Column.parse("count"),
                    null,
                    TimeFormat.parse("iso"),
                    Duration.ofMinutes(1),
                    true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "count-column is 'count'; allowed without a header: the number of the column, from 1");
  }

  private static ReplayCountsProducer.Settings timed(Path file, boolean exact) throws IOException {
    // A date for each time.
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^(?=\\d|noon)", "2023-01-01 "));
    return CountSettings.of(
        null,
        new IntegerBody(1, 9),
        file,
        true,
        ",",
        null,
        0,
        Column.parse("count"),
        Column.parse("time"),
        TimeFormat.parse("iso"),
        Duration.ofMinutes(5),
        exact);
  }

  private static ReplayCountsProducer.Settings settings(Path file, String column, boolean exact) {
    return CountSettings.of(
        null,
        new IntegerBody(1, 9),
        file,
        true,
        ",",
        null,
        0,
        Column.parse(column),
        null,
        TimeFormat.parse("iso"),
        Duration.ofMinutes(1),
        exact);
  }

  private static Messages run(ReplayCountsProducer.Settings settings, long seed) throws Exception {
    try (var producer = new ReplayCountsProducer(settings, SeededRandom.of(seed))) {
      return Messages.of(producer);
    }
  }

  private static long inMinute(List<Long> due, int minute) {
    return due.stream().filter(nanos -> nanos / MINUTE == minute).count();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), content);
  }
}

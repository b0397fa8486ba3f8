package dev.millrace.producers.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Messages;
import dev.millrace.producers.replay.Column;
import dev.millrace.producers.replay.ColumnRange;
import dev.millrace.producers.replay.CountRows;
import dev.millrace.producers.replay.OnError;
import dev.millrace.producers.replay.TimeFormat;
import dev.millrace.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the counts of several intervals in a row, and evenly spaced messages. */
class WideCountsTest {

  private static final String FUNCTIONS = "app,function,1,2,3\na,f,2,0,1\na,g,0,1,2\nb,h,4,0,0\n";

  @TempDir private Path folder;

  @Test
  void rowsFollowEachOther() throws Exception {
    assertThat(run(FUNCTIONS, "3..5", CountRows.IN_TURN, null, OnError.FAIL))
        .containsExactly(
            250L, 750L, 2_500L, 4_500L, 5_250L, 5_750L, 6_125L, 6_375L, 6_625L, 6_875L);
  }

  @Test
  void rowsAreAddedUp() throws Exception {
    assertThat(run(FUNCTIONS, "3..5", CountRows.SUM, null, OnError.FAIL))
        .containsExactly(83L, 250L, 417L, 583L, 750L, 917L, 1_500L, 2_167L, 2_500L, 2_833L);
  }

  @Test
  void rowsAreChosenByAColumn() throws Exception {
    assertThat(run(FUNCTIONS, "3..5", CountRows.SUM, "g", OnError.FAIL))
        .containsExactly(1_500L, 2_250L, 2_750L);
  }

  @Test
  void columnsAreFoundByTheirNames() throws Exception {
    assertThat(run("x,00:00,00:01\na,1,1\n", "00:00..00:01", CountRows.SUM, null, OnError.FAIL))
        .containsExactly(500L, 1_500L);
  }

  @Test
  void aSkippedRow_isTimeWithoutMessages() throws Exception {
    assertThat(run("a,b\n1,1\n1,many\n1,1\n", "1..2", CountRows.IN_TURN, null, OnError.SKIP))
        .containsExactly(500L, 1_500L, 4_500L, 5_500L);
  }

  @Test
  void aSkippedRowOfASum_isLeftOut() throws Exception {
    assertThat(run("a,b\n1,1\n1,many\n0,1\n", "1..2", CountRows.SUM, null, OnError.SKIP))
        .containsExactly(500L, 1_250L, 1_750L);
  }

  @Test
  void fractionsAreCarriedOver() throws Exception {
    assertThat(run("a,b,c\n0.5,0.5,1.5\n", "1..3", CountRows.IN_TURN, null, OnError.FAIL))
        .containsExactly(1_000L, 2_333L, 3_000L);
  }

  @Test
  void aMalformedRow_isReported() {
    assertThatThrownBy(() -> run("a,b\n1,many\n", "1..2", CountRows.SUM, null, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "counts.csv:2: the count is 'many'; allowed: a number from 0 to 1000000000");
  }

  @Test
  void aReversedRange_isReported() {
    assertThatThrownBy(() -> run("a,b\n1,1\n", "2..1", CountRows.SUM, null, OnError.FAIL))
        .hasMessageEndingWith("count-columns is 2..1, of which the last is before the first");
  }

  @Test
  void aSumWithoutRange_isRejected() {
    assertThatThrownBy(() -> run("count\n1\n", null, CountRows.SUM, null, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows is sum without count-columns; allowed: in-turn, or count-columns");
  }

  @Test
  void aRangeThatIsNone_isRejected() {
    assertThatThrownBy(() -> ColumnRange.parse("1-1440"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'1-1440' is not a range of columns; allowed: the first and the last, such as 5..1444");
  }

  /** Returns the due times in milliseconds; an interval is a second. */
  private List<Long> run(
      String text,
      @Nullable String columns,
      CountRows rows,
      @Nullable String function,
      OnError onError)
      throws Exception {
    Path file = write(text);
    var settings =
        new ReplayCountsProducer.Settings(
            null,
            new IntegerBody(1, 9),
            file,
            true,
            ",",
            null,
            0,
            null,
            columns == null ? null : ColumnRange.parse(columns),
            rows,
            function == null ? null : Column.parse("function"),
            function,
            null,
            TimeFormat.parse("iso"),
            Duration.ofSeconds(1),
            false,
            Spacing.EVEN,
            onError);
    try (var producer = new ReplayCountsProducer(settings, SeededRandom.of(1))) {
      return Messages.of(producer).dueNanos().stream()
          .map(nanos -> Math.round(nanos / 1e6))
          .toList();
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), text);
  }
}

package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedReplayTest {

  private static final Format FORMAT = Replays.csv("at", "epoch-ns");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.csv");
  }

  @Test
  void aSort_keepsTheOrderOfEqualTimes() throws Exception {
    write(file, "at,x", "5,a", "3,b", "5,c", "1,d", "3,e");

    Messages messages = run("sort", file);

    assertThat(messages.dueNanos()).containsExactly(0L, 2L, 2L, 4L, 4L);
    assertThat(messages.bodies())
        .containsExactly(
            List.of("1", "d"),
            List.of("3", "b"),
            List.of("3", "e"),
            List.of("5", "a"),
            List.of("5", "c"));
  }

  @Test
  void theRowsOutOfOrder_areLogged() throws Exception {
    write(file, "at", "5", "3", "5", "1");

    try (var log = new CapturedLog()) {
      run("sort", file);
      assertThat(log.lines())
          .containsExactly(
              "INFO %s: 2 of 4 records were out of order, and were put in order".formatted(file));
    }
  }

  @Test
  void aSortSkipsMalformedRows() throws Exception {
    write(file, "at", "5", "soon", "3");
    var settings = Replays.ordered(List.of(file), FORMAT, Order.parse("sort"), OnError.SKIP);

    assertThat(Replays.run(settings).dueNanos()).containsExactly(0L, 2L);
  }

  @Test
  void rowsLaterThanTheWindow_areDueAtOnce() throws Exception {
    write(file, "at", "10", "14", "12", "30", "25", "19", "40");

    assertThat(run("window 5ns", file).dueNanos()).containsExactly(0L, 2L, 4L, 15L, 15L, 20L, 30L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sorted", "window", "window 5", "window 0s", "window soon"})
  void anUnknownOrder_isRejected(String text) {
    assertThatThrownBy(() -> Order.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not an order; allowed: as-is, sort, or window with a duration, such as window"
                + " 10s",
            text);
  }

  @Test
  void filesAreMergedByTime() throws Exception {
    write(file, "at", "1", "4", "4", "9");
    Path other = write(folder.resolve("other.csv"), "at", "2", "4", "5");

    assertThat(run("as-is", file, other).dueNanos()).containsExactly(0L, 1L, 3L, 3L, 3L, 4L, 8L);
  }

  @Test
  void equalTimes_areInTheOrderOfTheRotation() throws Exception {
    for (String name : List.of("a.csv", "a.csv.1", "a.csv.2", "a.csv.10", "a.csv-20260101")) {
      write(folder.resolve(name), "at,x", "1," + name);
    }

    assertThat(run("as-is", folder.resolve("a.csv*")).bodies().stream().map(Object::toString))
        .containsExactly(
            "[1, a.csv.10]", "[1, a.csv.2]", "[1, a.csv.1]", "[1, a.csv-20260101]", "[1, a.csv]");
  }

  @Test
  void aPatternThatMatchesNothing_isRejected() {
    Path pattern = folder.resolve("b*.csv");

    assertThatThrownBy(() -> run("as-is", pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("files: no file matches " + pattern);
  }

  @Test
  void aFileAndFiles_areRejected() {
    assertThatThrownBy(() -> TraceFiles.find(file, List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file and files are given; allowed: one of them");
  }

  @Test
  void noFile_isRejected() {
    assertThatThrownBy(() -> TraceFiles.find(null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file is missing; required: ");
  }

  @Test
  void severalFilesWithoutTimes_areRejected() throws Exception {
    write(file, "a");
    Path other = write(folder.resolve("other"), "b");

    assertThatThrownBy(
            () ->
                Replays.ordered(List.of(file, other), new TextFormat(1), Order.AS_IS, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("several files of format text cannot be merged by time");
  }

  private static Path write(Path target, String... lines) throws IOException {
    return Files.writeString(target, String.join("\n", lines));
  }

  private static Messages run(String order, Path... files) throws Exception {
    return Replays.run(Replays.ordered(List.of(files), FORMAT, Order.parse(order), OnError.FAIL));
  }
}

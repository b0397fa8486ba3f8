package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.producers.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReplayProducerTest {

  private static final Format FORMAT = Replays.csv("at", "epoch-ns");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.csv");
  }

  @Test
  void theSpeedDividesTheTimes() throws Exception {
    write("1000", "1360", "1720");

    assertThat(run("1", 1).dueNanos()).containsExactly(0L, 360L, 720L);
    assertThat(run("360", 1).dueNanos()).containsExactly(0L, 1L, 2L);
    assertThat(run("0.5", 1).dueNanos()).containsExactly(0L, 720L, 1440L);
  }

  @Test
  void atMaxSpeedAllMessagesAreDueAtTheStart() throws Exception {
    write("5", "9223372036854775807");

    assertThat(run("max", 1_000).dueNanos()).hasSize(2_000).containsOnly(0L);
  }

  @Test
  void closingBeforeTheEndClosesTheFile() throws Exception {
    write("1000", "1007");
    RecordSource source = mock(RecordSource.class);
    when(source.next()).thenReturn(new TimedRecord(1, "a", 1));
    Format format = mock(TextFormat.class);
    when(format.open(any())).thenReturn(mock(RecordSource.class));
    when(format.open(new TraceFile(file))).thenReturn(source);

    try (var producer = Replays.producer(Replays.settings(file, format))) {
      assertThat(producer.next()).isEqualTo(new Arrival(0, "a"));
      verify(source, never()).close();
    }

    verify(source).close();
  }

  @Test
  void eachPassOpensAndClosesTheFile() throws Exception {
    write("1000");
    RecordSource source = mock(RecordSource.class);
    when(source.next())
        .thenReturn(new TimedRecord(1, "a", 1), null, new TimedRecord(1, "a", 1), null);
    Format format = mock(TextFormat.class);
    when(format.open(any())).thenReturn(mock(RecordSource.class));
    when(format.open(new TraceFile(file))).thenReturn(source);

    var settings =
        Replays.settings(file, format, Speed.parse("1"), 2, null, OnError.FAIL, Spread.AUTO);
    assertThat(Replays.run(settings).bodies()).containsExactly("a", "a");

    verify(format, times(2)).open(new TraceFile(file));
    verify(source, times(2)).close();
  }

  @Test
  void aFurtherPassStartsAMeanGapAfterThePrevious() throws Exception {
    write("100", "110", "105", "130");

    try (var log = new CapturedLog()) {
      assertThat(run("1", 3).dueNanos())
          .containsExactly(0L, 10L, 10L, 30L, 40L, 50L, 50L, 70L, 80L, 90L, 90L, 110L);
      assertThat(log.lines()).hasSize(2).last().asString().contains("3 records ran backwards");
    }
  }

  @Test
  void theSpeedDividesTheGapBetweenPasses() throws Exception {
    write("100", "110", "130");

    assertThat(run("0.1", 2).dueNanos()).containsExactly(0L, 100L, 300L, 450L, 550L, 750L);
  }

  @Test
  void gapsAreShortenedToTheMaximum() throws Exception {
    write("100", "110", "210", "205", "215");
    var settings =
        Replays.settings(
            file, FORMAT, Speed.parse("0.5"), 2, Duration.ofNanos(20), OnError.FAIL, Spread.NONE);

    assertThat(Replays.run(settings).dueNanos())
        .containsExactly(0L, 20L, 60L, 60L, 70L, 86L, 106L, 146L, 146L, 156L);
  }

  @Test
  void aSingleRecordIsRepeatedWithoutGap() throws Exception {
    write("100");

    assertThat(run("1", 3).dueNanos()).containsExactly(0L, 0L, 0L);
  }

  @Test
  void backwardRecordsAreDueAtOnceAndCounted() throws Exception {
    write("100", "110", "90", "109", "110", "120");

    try (var log = new CapturedLog()) {
      Messages messages = run("1", 1);

      assertThat(messages.dueNanos()).containsExactly(0L, 10L, 10L, 10L, 10L, 20L);
      assertThat(log.lines())
          .containsExactly(
              "WARN %s:4: the time is before that of an earlier record; such records are due at once"
                  .formatted(file),
              "WARN %s: 2 records ran backwards in time".formatted(file));
    }
  }

  @Test
  void aMalformedRow_failsTheRun() throws Exception {
    write("100\n".repeat(1_000) + "soon", "120");

    try (var log = new CapturedLog();
        var producer = Replays.producer(settings("1", 1, OnError.FAIL))) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(producer.next()).isNotNull();
      }
      assertThatThrownBy(() -> producer.next())
          .isInstanceOf(IOException.class)
          .hasMessage(
              "%s:1002: 'soon' is not a time; expected the format epoch-ns, such as 1700158623979960000",
              file);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void malformedRowsAreSkippedAndCounted() throws Exception {
    write("soon", "100", "later", "120");

    try (var log = new CapturedLog()) {
      assertThat(Replays.run(settings("1", 1, OnError.SKIP)).dueNanos()).containsExactly(0L, 20L);
      assertThat(log.lines())
          .containsExactly("WARN %s: 2 malformed rows were skipped".formatted(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\r\n\r\n", "at,what"})
  void anEmptyFile_hasNoMessages(String text) throws Exception {
    Files.writeString(file, text);

    try (var log = new CapturedLog()) {
      assertThat(run("1", 5).bodies()).isEmpty();
      assertThat(log.lines()).containsExactly("WARN %s has no messages".formatted(file));
    }
  }

  @Test
  void anOverflowingDueTime_isReported() throws Exception {
    write("0", "9223372036854775807");

    assertThatThrownBy(() -> run("0.5", 1))
        .isInstanceOf(IOException.class)
        .hasMessage("%s:3: the message would be due more than 292 years after the start", file);
    assertThatThrownBy(() -> run("1", 2))
        .isInstanceOf(IOException.class)
        .hasMessage("%s:2: the message would be due more than 292 years after the start", file);
  }

  @Test
  void aMalformedFirstRow_isRejectedBeforeTheRun() throws Exception {
    write("100", "soon");

    assertThatThrownBy(() -> settings("1", 1, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":3: 'soon' is not a time");
  }

  @Test
  void rowsThatAreAllMalformed_areRejectedEvenIfSkipped() throws Exception {
    write("soon", "later");

    assertThatThrownBy(() -> settings("1", 1, OnError.SKIP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":2: 'soon' is not a time")
        .hasMessageEndingWith("; no row up to the first 1000 has a time");
  }

  @Test
  void anInterrupt_endsTheReading() throws Exception {
    write("100", "x\n".repeat(100_000));

    try (var producer = Replays.producer(settings("1", 1, OnError.SKIP))) {
      assertThat(producer.next()).isNotNull();
      Thread.currentThread().interrupt();
      assertThatThrownBy(producer::next).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void aMissingFile_isRejected() {
    assertThatThrownBy(() -> settings("1", 1, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s does not exist", file);
  }

  @Test
  void aFolder_isRejected() {
    assertThatThrownBy(() -> Replays.settings(folder, FORMAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s is not a regular file", folder);
  }

  private void write(String... times) throws IOException {
    Files.writeString(file, "at\n" + String.join("\n", times));
  }

  private Messages run(String speed, long repeat) throws Exception {
    return Replays.run(settings(speed, repeat, OnError.FAIL));
  }

  private FileReplayProducer.Settings settings(String speed, long repeat, OnError onError) {
    return Replays.settings(file, FORMAT, Speed.parse(speed), repeat, null, onError, Spread.AUTO);
  }
}

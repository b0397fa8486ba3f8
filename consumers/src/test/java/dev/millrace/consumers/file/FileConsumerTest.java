package dev.millrace.consumers.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.WorkerInfo;
import dev.millrace.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConsumerTest {

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private final Group group = new Group();

  private FileSettings settings(
      RecordFormat format, boolean eachWorker, boolean gzip, @Nullable FileSize maxSize) {
    return new FileSettings(
        folder.resolve("out.txt"), format, eachWorker, gzip, maxSize, Fsync.parse("never"), false);
  }

  private FileConsumer consumer(FileSettings settings, int worker) {
    return new FileConsumer(
        settings, group, new WorkerInfo("archive-" + worker, "archive", worker, 0));
  }

  private static Message message(int number, String body) {
    return new Message("network-1", number, 10L * number, body);
  }

  private String write(RecordFormat format, String body) throws IOException {
    try (FileConsumer consumer = consumer(settings(format, false, false, null), 1)) {
      consumer.accept(message(3, body), clock);
    }
    return Files.readString(folder.resolve("out.txt"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void csv_quotesWhatNeedsIt() throws Exception {
    assertThat(write(RecordFormat.CSV, "a \"b\", c"))
        .isEqualTo("producer,sequence,due,taken,body\r\nnetwork-1,3,30,0,\"a \"\"b\"\", c\"\r\n");
  }

  @Test
  void jsonLines_escapeTheBody() throws Exception {
    assertThat(write(RecordFormat.JSON_LINES, "a \"b\"\n\u0001"))
        .isEqualTo(
            "{\"producer\":\"network-1\",\"sequence\":3,\"due\":30,\"taken\":0,"
                + "\"body\":\"a \\\"b\\\"\\n\\u0001\"}\n");
  }

  @Test
  void text_isALineEach() throws Exception {
    assertThat(write(RecordFormat.TEXT, "a\r\nb")).isEqualTo("a b\n");
  }

  @Test
  void secondGroupWithTheSameFile_isRefused() throws Exception {
    FileSettings replacing =
        new FileSettings(
            folder.resolve("out.txt"),
            RecordFormat.TEXT,
            false,
            false,
            null,
            Fsync.parse("never"),
            true);
    try (FileConsumer first = consumer(replacing, 1)) {
      first.accept(message(1, "kept"), clock);
      assertThatThrownBy(
              () ->
                  new FileConsumer(
                      replacing, new Group(), new WorkerInfo("other-1", "other", 1, 0)))
          .hasMessageContaining("is written by another group");
    }
    assertThat(Files.readString(folder.resolve("out.txt"))).isEqualTo("kept\n");
  }

  @Test
  void workers_shareAFile() throws Exception {
    FileSettings settings = settings(RecordFormat.TEXT, false, false, null);
    try (FileConsumer first = consumer(settings, 1);
        FileConsumer second = consumer(settings, 2)) {
      first.accept(message(1, "one"), clock);
      second.acceptAll(List.of(message(2, "two"), message(3, "three")), clock);
    }

    assertThat(folder.resolve("out.txt")).hasContent("one\ntwo\nthree\n");
  }

  @Test
  void eachWorker_hasAFileOfItsName() throws Exception {
    FileSettings settings = settings(RecordFormat.TEXT, true, false, null);
    try (FileConsumer first = consumer(settings, 1);
        FileConsumer second = consumer(settings, 2)) {
      first.accept(message(1, "one"), clock);
      second.accept(message(2, "two"), clock);
    }

    assertThat(files()).containsExactly("out-archive-1.txt", "out-archive-2.txt");
    assertThat(folder.resolve("out-archive-2.txt")).hasContent("two\n");
  }

  @Test
  void maxSize_beginsTheNextFile() throws Exception {
    FileSettings settings = settings(RecordFormat.TEXT, false, false, new FileSize(6));
    try (FileConsumer consumer = consumer(settings, 1)) {
      for (int i = 0; i < 5; i++) {
        consumer.accept(message(i, "abc"), clock);
      }
    }

    assertThat(files()).containsExactly("out-000001.txt", "out-000002.txt", "out-000003.txt");
    assertThat(folder.resolve("out-000002.txt")).hasContent("abc\nabc\n");
    assertThat(folder.resolve("out-000003.txt")).hasContent("abc\n");
  }

  @Test
  void gzip_isReadAsOneText() throws Exception {
    try (FileConsumer consumer = consumer(settings(RecordFormat.TEXT, false, true, null), 1)) {
      consumer.accept(message(1, "one"), clock);
      consumer.accept(message(2, "two"), clock);
    }

    try (var text = new GZIPInputStream(Files.newInputStream(folder.resolve("out.txt.gz")))) {
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void existingFile_isRefused() throws Exception {
    write(RecordFormat.TEXT, "old");

    assertThatThrownBy(
            () ->
                new FileConsumer(
                    settings(RecordFormat.TEXT, false, false, null),
                    new Group(),
                    new WorkerInfo("archive-1", "archive", 1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "out.txt cannot be created: it exists; allowed: another file, or replace = true");
  }

  @Test
  void replace_removesFilesOfAnEarlierRun() throws Exception {
    var replacing =
        new FileSettings(
            folder.resolve("out.txt"),
            RecordFormat.TEXT,
            false,
            false,
            new FileSize(1),
            Fsync.parse("1ms"),
            true);
    Files.writeString(folder.resolve("out-000001.txt"), "old");
    Files.writeString(folder.resolve("out-000002.txt"), "old");
    new FileConsumer(new OutputFile(replacing, ""), RecordFormat.TEXT).close();

    assertThat(files()).containsExactly("out-000001.txt");
    assertThat(folder.resolve("out-000001.txt")).isEmptyFile();
  }
}

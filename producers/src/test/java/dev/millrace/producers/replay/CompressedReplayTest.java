package dev.millrace.producers.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Arrival;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressedReplayTest {

  private static final TextFormat TEXT = new TextFormat(1000);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.txt");
  }

  @Test
  void gzipIsRecognisedByItsContent() throws Exception {
    Files.write(file, gzip("\uFEFFa\r\nb ü"));

    assertThat(Replays.run(file, TEXT).bodies()).containsExactly("a", "b ü");
  }

  @Test
  void gzipIsNotRecognisedByItsName() throws Exception {
    Path plain = folder.resolve("plain.gz");
    Files.writeString(plain, "a\nb");

    assertThat(Replays.run(plain, TEXT).bodies()).containsExactly("a", "b");
  }

  @Test
  void concatenatedGzipMembers_areOneText() throws Exception {
    var members = new ByteArrayOutputStream();
    members.write(gzip("a\nb"));
    members.write(gzip(""));
    members.write(gzip("c\nd\n"));
    Files.write(file, members.toByteArray());

    assertThat(Replays.run(file, TEXT).bodies()).containsExactly("a", "bc", "d");
  }

  @Test
  void aTruncatedFile_failsAfterItsReadableLines() throws Exception {
    byte[] whole =
        gzip(IntStream.range(0, 300_000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));

    try (var producer = Replays.producer(Replays.settings(file, TEXT))) {
      assertThat(producer.next()).isEqualTo(new Arrival(0, "0"));
      assertThatThrownBy(
              () -> {
                while (producer.next() != null) {}
              })
          .isInstanceOf(IOException.class)
          .message()
          .matches(
              "\\Q"
                  + file
                  + "\\E cannot be read beyond line 29\\d{4}: the compressed data is truncated");
    }
  }

  @Test
  void aTruncatedCsvFile_isReportedWithItsLastRow() throws IOException {
    byte[] whole = gzip("at,what\n1,\"a\nb\"\n2,c\n" + "3," + "d".repeat(100_000));
    Files.write(file, Arrays.copyOf(whole, whole.length - 50));

    assertThatThrownBy(() -> Replays.run(file, Replays.csv("at", "epoch-s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s cannot be read beyond line 4: the compressed data is truncated", file);
  }

  @Test
  void aTruncatedGzipHeader_isReported() throws IOException {
    Files.write(file, Arrays.copyOf(gzip("a"), 5));

    assertThatThrownBy(() -> Replays.run(file, TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s cannot be read beyond line 0: the compressed data is truncated", file);
  }

  @Test
  void corruptGzip_isReported() throws IOException {
    byte[] bytes = gzip("a\n".repeat(1_000));
    bytes[12] ^= 0x55;
    Files.write(file, bytes);

    assertThatThrownBy(() -> Replays.run(file, TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "%s cannot be read beyond line 0: the compressed data is corrupt (", file);
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd040000, compressed with zstd",
    "425a6839314159265359, compressed with bzip2",
    "fd377a585a0000, compressed with xz",
    "04224d1864, compressed with lz4",
    "504b030414, a zip archive",
    "504152311504, a Parquet file",
    "fffe3100, UTF-16 text",
  })
  void otherFileTypes_areRefusedByName(String bytes, String type) throws IOException {
    Files.write(file, HexFormat.of().parseHex(bytes));

    assertThatThrownBy(() -> Replays.run(file, TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is %s; allowed: UTF-8 text, plain or compressed with gzip", file, type);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}

package dev.millrace.consumers.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualClock;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that writes, says what was acknowledged, and is killed without a warning. */
class KilledProcessTest {

  private static final int BATCH = 10;
  private static final int ACKNOWLEDGED_BATCHES = 50;

  @TempDir private Path folder;

  /** Writes batches without end; prints the number of messages acknowledged so far. */
  public static void main(String[] arguments) throws Exception {
    var settings =
        new FileSettings(
            Path.of(arguments[0]),
            RecordFormat.TEXT,
            false,
            Boolean.parseBoolean(arguments[2]),
            null,
            Fsync.parse(arguments[1]),
            false);
    var consumer = new FileConsumer(new OutputFile(settings, ""), RecordFormat.TEXT);
    var clock = new ManualClock();
    for (int next = 0; ; next += BATCH) {
      List<Message> batch = new ArrayList<>();
      for (int i = next; i < next + BATCH; i++) {
        batch.add(new Message("network-1", i, 0, "" + i));
      }
      consumer.acceptAll(batch, clock);
      System.out.println(next + BATCH);
    }
  }

  @ParameterizedTest
  @CsvSource({"never, false", "each-batch, false", "100ms, true", "each-batch, true"})
  void acknowledgedMessages_areInTheFile(String fsync, boolean gzip) throws Exception {
    Path file = folder.resolve("out.txt");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcessTest.class.getName(),
                file.toString(),
                fsync,
                "" + gzip)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (BufferedReader lines = writer.inputReader()) {
      String line = "";
      for (int i = 0; i < ACKNOWLEDGED_BATCHES && line != null; i++) {
        line = lines.readLine();
      }
      writer.toHandle().destroyForcibly(); // SIGKILL; Process would close its output as well
      for (; line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line);
      }
    }
    writer.waitFor();

    assertThat(acknowledged).isGreaterThanOrEqualTo(ACKNOWLEDGED_BATCHES * BATCH);
    assertThat(written(gzip ? Path.of(file + ".gz") : file).lines().limit(acknowledged))
        .containsExactlyElementsOf(
            LongStream.range(0, acknowledged).mapToObj(Long::toString).toList());
  }

  /** Returns the text of a file whose end may be missing. */
  private static String written(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readString(file);
    }
    StringBuilder text = new StringBuilder();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        text.append((char) c);
      }
    } catch (EOFException torn) {
      // The batch that was being written.
    }
    return text.toString();
  }
}

package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/**
 * The distributions of times in the text form of HdrHistogram, which its plotters read: durations
 * in milliseconds.
 */
final class PercentileFiles {

  private static final double NANOS_PER_MILLI = 1e6;

  private PercentileFiles() {}

  /** Writes a file for each kind of times that were measured. */
  static void write(Path folder, String suffix, Measurements measured) throws IOException {
    write(folder.resolve("wait" + suffix + ".hgrm"), measured.waits());
    write(folder.resolve("service" + suffix + ".hgrm"), measured.services());
    write(folder.resolve("sojourn" + suffix + ".hgrm"), measured.sojourns());
  }

  private static void write(Path file, Latencies times) throws IOException {
    if (times.count() == 0) {
      return;
    }
    Histogram histogram = new Histogram(3);
    times.forEach(histogram::recordValueWithCount);
    try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      histogram.outputPercentileDistribution(out, NANOS_PER_MILLI);
      if (out.checkError()) {
        throw new IOException(file + " could not be written");
      }
    }
  }
}

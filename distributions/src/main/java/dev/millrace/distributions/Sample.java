package dev.millrace.distributions;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of a file, read once for all workers.
 *
 * <p>Immutable; the map of samples is the <i>happens-before</i> edge from the reading of a file to
 * every use.
 */
final class Sample {

  private static final Map<Version, SoftReference<Sample>> READ = new ConcurrentHashMap<>();

  private final double[] values;
  private final double mean;
  private final double squaredCoefficientOfVariation;

  private Sample(double[] values) {
    this.values = values;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    squaredCoefficientOfVariation = mean == 0 ? 0 : squares / values.length / (mean * mean);
  }

  /**
   * The sample in a file.
   *
   * @throws IllegalArgumentException if there is none; the message says why
   */
  static Sample of(Path file) {
    Version version = Version.of(file);
    SoftReference<Sample> known = READ.get(version);
    Sample sample = known == null ? null : known.get();
    if (sample == null) {
      sample = new Sample(SampleFile.read(file));
      READ.put(version, new SoftReference<>(sample));
    }
    return sample;
  }

  int size() {
    return values.length;
  }

  double value(int index) {
    return values[index];
  }

  double mean() {
    return mean;
  }

  /** 0 for a mean of 0. */
  double squaredCoefficientOfVariation() {
    return squaredCoefficientOfVariation;
  }

  /** What a file was when it was read. */
  private record Version(Path file, FileTime modified, long bytes) {

    static Version of(Path file) {
      try {
        return new Version(file, Files.getLastModifiedTime(file), Files.size(file));
      } catch (IOException e) {
        throw SampleFile.unreadable(file, e);
      }
    }
  }
}

package dev.millrace.distributions;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a file, read once for all workers. Immutable. */
final class Sample {

  private static final Map<Version, SoftReference<Sample>> CACHE = new ConcurrentHashMap<>();

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
   * Returns the sample in a file.
   *
   * @throws IllegalArgumentException if the file cannot be read or is invalid
   */
  static Sample of(Path file) {
    Version version = Version.of(file);
    SoftReference<Sample> cached = CACHE.get(version);
    Sample sample = cached == null ? null : cached.get();
    if (sample == null) {
      sample = new Sample(SampleFile.read(file));
      CACHE.put(version, new SoftReference<>(sample));
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

  double squaredCoefficientOfVariation() {
    return squaredCoefficientOfVariation;
  }

  /** The version of a file at the time it was read. */
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

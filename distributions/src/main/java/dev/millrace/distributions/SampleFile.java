package dev.millrace.distributions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.DoubleStream;

/** A text file with one number per line; blank lines and lines that start with # are skipped. */
final class SampleFile {

  private static final int MAX_VALUES = 10_000_000;

  private SampleFile() {}

  /**
   * Reads the numbers of a file, at least one.
   *
   * @throws IllegalArgumentException if the file cannot be read or is invalid; the message names
   *     the file and, if known, the line
   */
  static double[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file %s is not a regular file".formatted(file));
    }
    var values = DoubleStream.builder();
    int count = 0;
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        if (++count > MAX_VALUES) {
          throw new IllegalArgumentException(
              "file %s has more than the maximum of %,d values".formatted(file, MAX_VALUES));
        }
        values.add(value(file, number, text));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (count == 0) {
      throw new IllegalArgumentException("file %s has no values".formatted(file));
    }
    return values.build().toArray();
  }

  static IllegalArgumentException unreadable(Path file, IOException cause) {
    String problem =
        cause instanceof NoSuchFileException
            ? "file %s does not exist".formatted(file)
            : cause instanceof CharacterCodingException
                ? "file %s is not UTF-8 text".formatted(file)
                : "file %s cannot be read: %s".formatted(file, cause.getMessage());
    return new IllegalArgumentException(problem, cause);
  }

  private static double value(Path file, int line, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s:%d: found '%s'; allowed: one number of at least 0 per line"
              .formatted(file, line, text.length() > 40 ? text.substring(0, 40) + "…" : text));
    }
    return value;
  }
}

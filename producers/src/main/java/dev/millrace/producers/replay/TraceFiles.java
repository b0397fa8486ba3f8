package dev.millrace.producers.replay;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds the files of a trace. */
final class TraceFiles {

  private static final int MAX_FILES = 1000;

  /** A name without the number of its rotation, which is in group 2, or a date. */
  private static final Pattern ROTATED =
      Pattern.compile("(.*?)(?:[.-](\\d+))?(?:\\.gz)?", Pattern.CASE_INSENSITIVE);

  private static final int MIN_DATE_DIGITS = 6;

  private TraceFiles() {}

  /**
   * Returns the files of a trace, in the order in which they were written: {@code access.log.2.gz},
   * {@code access.log.1}, {@code access.log}. Files that one pattern matches are ordered; otherwise
   * the order of the list is kept.
   *
   * @param file the only file; null if there is a list
   * @param patterns paths, the last name of which may be a pattern such as {@code access.log*}
   * @throws IllegalArgumentException if not exactly one of them is given, a pattern matches no
   *     file, or a file cannot be read
   */
  static List<Path> find(@Nullable Path file, List<Path> patterns) {
    if ((file == null) == patterns.isEmpty()) {
      throw new IllegalArgumentException(
          file == null
              ? "file is missing; required: file = a path, or files = a list of paths or patterns"
              : "file and files are given; allowed: one of them");
    }
    Set<Path> found = new LinkedHashSet<>();
    for (Path pattern : file == null ? patterns : List.<Path>of()) {
      found.addAll(matches(pattern));
    }
    if (file != null) {
      found.add(file);
    }
    if (found.size() > MAX_FILES) {
      throw new IllegalArgumentException(
          "files are %,d; allowed: at most %,d".formatted(found.size(), MAX_FILES));
    }
    found.forEach(TraceFile::check);
    return List.copyOf(found);
  }

  private static List<Path> matches(Path pattern) {
    String name = String.valueOf(pattern.getFileName());
    Path folder = pattern.toAbsolutePath().getParent();
    if (Files.exists(pattern) || folder == null || !name.matches(".*[*?\\[{].*")) {
      return List.of(pattern);
    }
    List<Path> matches = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
      files.forEach(
          file -> {
            if (Files.isRegularFile(file)) {
              matches.add(file);
            }
          });
    } catch (IOException | PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "files %s cannot be listed: %s".formatted(pattern, e.getMessage()), e);
    }
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("files: no file matches %s".formatted(pattern));
    }
    matches.sort(Comparator.comparing(TraceFiles::age));
    return matches;
  }

  private static Age age(Path file) {
    Matcher name = ROTATED.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || name.group(2) == null) {
      return new Age(String.valueOf(file.getFileName()), 2, BigInteger.ZERO);
    }
    var number = new BigInteger(name.group(2));
    return name.group(2).length() >= MIN_DATE_DIGITS
        ? new Age(name.group(1), 1, number)
        : new Age(name.group(1), 0, number.negate());
  }

  /**
   * The place of a file among those of the same name.
   *
   * @param name the name without the rotation
   * @param kind 0 for a number, which grows with age; 1 for a date; 2 for the current file
   */
  private record Age(String name, int kind, BigInteger number) implements Comparable<Age> {

    @Override
    public int compareTo(Age other) {
      return Comparator.comparing(Age::name)
          .thenComparing(Age::kind)
          .thenComparing(Age::number)
          .compare(this, other);
    }
  }
}

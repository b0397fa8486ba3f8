package dev.millrace.sim.study.init;

import com.typesafe.config.ConfigUtil;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the rows of a file that could hold the time.
 *
 * @param place the place in words, such as {@code column timestamp}
 * @param name the name of the column or field; empty if it has none
 * @param guess the format of the time
 * @param times the times of the first rows
 * @param formats the {@code format} block of file-replay; several to try in this order
 */
record Candidate(
    String place, String name, TimeGuess guess, SampleTimes times, List<String> formats) {

  /** The share of rows with a time below which a column is not that of the time. */
  private static final double MIN_SHARE = 0.9;

  /** The share of times that may be before the previous one in a file that is in order. */
  private static final double MIN_ORDERED_SHARE = 0.9;

  private static final Pattern TIME_NAME =
      Pattern.compile(
          "(?i).*(time|date|stamp|\\bts\\b|_ts$|^ts|^t(_.*)?$|arriv|created|start|_at$|when).*");

  /** The best first. */
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate candidate) -> candidate.guess.relative())
          .thenComparing(candidate -> !candidate.isOrdered())
          .thenComparing(candidate -> !candidate.hasTimeName())
          .thenComparing(candidate -> -candidate.times.distinct());

  /**
   * Returns a candidate for values in the order of the file; null if they are no times.
   *
   * @param needsName whether numbers that do not count from 1970 need the name of a time
   * @param formats creates the format blocks of a guess
   */
  static @Nullable Candidate of(
      String place, String name, List<String> values, boolean needsName, Formats formats) {
    List<String> present = values.stream().filter(value -> !value.isBlank()).toList();
    if (present.isEmpty() || present.size() < MIN_SHARE * values.size()) {
      return null;
    }
    TimeGuess guess = TimeGuess.of(present, name);
    if (guess == null) {
      return null;
    }
    SampleTimes times = SampleTimes.of(guess, present);
    Candidate candidate =
        new Candidate(place, name, guess, times, formats.of(guess.format(), guess.regex()));
    return candidate.isPlausible(needsName) ? candidate : null;
  }

  private boolean isPlausible(boolean needsName) {
    if (times.share() < MIN_SHARE || (times.distinct() < 2 && times.parsed() > 1)) {
      return false;
    }
    return !guess.relative()
        || (times.ascendingShare() >= MIN_ORDERED_SHARE
            && !(times.countsRows() && !hasTimeName())
            && (!needsName || hasTimeName()));
  }

  /** Creates the {@code format} blocks of a guess. */
  @FunctionalInterface
  interface Formats {

    /** Returns the blocks to try. */
    List<String> of(String timeFormat, String regex);
  }

  boolean hasTimeName() {
    return TIME_NAME.matcher(name).matches();
  }

  /** Returns whether the times ascend, but for a few. */
  boolean isOrdered() {
    return times.ascendingShare() >= MIN_ORDERED_SHARE;
  }

  /** Returns whether the latest times come first. */
  boolean isDescending() {
    return !isOrdered() && times.descendingShare() >= MIN_ORDERED_SHARE;
  }

  /** Returns a value as HOCON, quoted if necessary. */
  static String quoted(String value) {
    return value.matches("[A-Za-z][A-Za-z0-9_-]*|[1-9]\\d*")
        ? value
        : ConfigUtil.quoteString(value);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%s)", place, guess.format());
  }
}

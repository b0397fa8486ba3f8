package dev.millrace.sim.study.init;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A guess at the format of the times in a column.
 *
 * @param format the {@code time-format} of file-replay
 * @param note what is not certain about it; null if nothing is
 * @param ambiguous whether another format fits as well and gives other gaps; the note names it
 * @param regex a regular expression of such times
 * @param relative whether the times count from the start of the recording
 * @param parser parses a time
 */
record TimeGuess(
    String format,
    @Nullable String note,
    boolean ambiguous,
    String regex,
    boolean relative,
    Parser parser) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d+)?");
  private static final String ISO_TIME =
      "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?"
          + "(?: ?(?:Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?))?";
  private static final Pattern ISO = Pattern.compile(ISO_TIME);

  /** Seconds from 1990 to 2100 since 1970. */
  private static final double MIN_EPOCH = 631_152_000;

  private static final double MAX_EPOCH = 4_102_444_800.0;

  private static final String[] EPOCHS = {"epoch-s", "epoch-ms", "epoch-us", "epoch-ns"};

  /** Parses a time. */
  @FunctionalInterface
  interface Parser {

    /**
     * Returns a time in seconds.
     *
     * @throws RuntimeException if the text is not a time
     */
    double seconds(String text);
  }

  /**
   * Guesses the format of values, most of which have the same.
   *
   * @param values at least one, not blank
   * @param name the name of the column, which may name a unit; may be empty
   * @return null if they are not times
   */
  static @Nullable TimeGuess of(List<String> values, String name) {
    String typical = values.get(values.size() / 2).strip();
    if (ISO.matcher(typical).matches()) {
      return new TimeGuess("iso", null, false, ISO_TIME, false, IsoTimes::seconds);
    }
    TimeGuess date = DateShape.guess(typical, values);
    if (date != null || !NUMBER.matcher(typical).matches()) {
      return date;
    }
    return ofNumber(Double.parseDouble(typical), name);
  }

  private static @Nullable TimeGuess ofNumber(double value, String name) {
    double unit = 1;
    for (String epoch : EPOCHS) {
      double perSecond = unit;
      if (value / unit >= MIN_EPOCH && value / unit <= MAX_EPOCH) {
        return new TimeGuess(
            epoch,
            null,
            false,
            NUMBER.pattern(),
            false,
            text -> Double.parseDouble(text) / perSecond);
      }
      unit *= 1000;
    }
    if (value >= MIN_EPOCH) {
      return null;
    }
    int power = unitOf(name.toLowerCase(Locale.ROOT));
    double perSecond = Math.pow(1000, power);
    return new TimeGuess(
        EPOCHS[power],
        "a number since the start of the recording, read in "
            + new String[] {"seconds", "milliseconds", "microseconds", "nanoseconds"}[power],
        false,
        NUMBER.pattern(),
        true,
        text -> Double.parseDouble(text) / perSecond);
  }

  private static int unitOf(String name) {
    if (name.matches(".*(milli|[_.( -]ms\\b).*") || name.equals("ms")) {
      return 1;
    }
    if (name.matches(".*(micro|[_.( -](us|µs)\\b).*") || name.equals("us")) {
      return 2;
    }
    return name.matches(".*(nano|[_.( -]ns\\b).*") || name.equals("ns") ? 3 : 0;
  }
}

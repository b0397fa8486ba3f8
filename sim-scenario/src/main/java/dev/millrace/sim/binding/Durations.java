package dev.millrace.sim.binding;

import static java.util.Map.entry;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readers of durations. A duration needs a unit, although HOCON itself would read a bare number as
 * milliseconds.
 */
public final class Durations {

  private static final String NUMBER = "[-+]?[0-9]+(\\.[0-9]+)?";
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("\\s*([-+]?[0-9.]+)\\s*(\\p{L}+)\\s*");

  /** Units of other notations, and those that HOCON has for them. */
  private static final Map<String, String> OTHER_UNITS =
      Map.ofEntries(
          entry("sec", "s"),
          entry("secs", "s"),
          entry("min", "m"),
          entry("mins", "m"),
          entry("hr", "h"),
          entry("hrs", "h"),
          entry("msec", "ms"),
          entry("msecs", "ms"),
          entry("usec", "us"),
          entry("usecs", "us"),
          entry("\u00b5s", "us"),
          entry("\u03bcs", "us"),
          entry("nsec", "ns"),
          entry("nsecs", "ns"));

  private static final Set<String> UNITS = Set.of("ns", "us", "ms", "s", "m", "h", "d");
  private static final double NANOS_PER_SECOND = 1e9;

  private Durations() {}

  static ValueReader durations(Bounds bounds) {
    return new ScalarReader(
        allowed(bounds), value -> Duration.ofNanos(nanos(value, bounds, allowed(bounds))));
  }

  /** Returns a reader of durations as nanoseconds in a double, for distributions. */
  static ValueReader quantities(Bounds bounds) {
    return new ScalarReader(
        allowed(bounds), value -> (double) nanos(value, bounds, allowed(bounds)));
  }

  /**
   * Reads a duration of at least 0, such as {@code 500ms}, in nanoseconds.
   *
   * @throws IllegalArgumentException with what was found and what is allowed
   */
  public static long nanos(String text) {
    ConfigValue value = ConfigValueFactory.fromAnyRef(text);
    try {
      return nanos(value, Bounds.NONE, allowed(Bounds.NONE));
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.words(value));
    }
  }

  static String allowed(Bounds bounds) {
    return "a duration" + bounds.wordsInSeconds() + " with a unit, such as 10ms or 2s";
  }

  /**
   * Reads a duration.
   *
   * @param allowed the allowed value, for the message
   */
  static long nanos(ConfigValue value, Bounds bounds, String allowed) throws Refusal {
    long nanos = parse(value, allowed);
    if (nanos < 0) {
      throw new Refusal(allowed(bounds.notNegative()));
    }
    if (nanos == Long.MAX_VALUE) {
      throw new Refusal("a duration of less than 292 years");
    }
    if (!bounds.contains(nanos / NANOS_PER_SECOND)) {
      throw new Refusal(allowed);
    }
    return nanos;
  }

  private static long parse(ConfigValue value, String allowed) throws Refusal {
    if (isZero(value)) {
      return 0;
    }
    if (value.valueType() != ConfigValueType.STRING
        || !NUMBER_AND_UNIT.matcher((String) value.unwrapped()).matches()) {
      throw refusal(value, allowed);
    }
    try {
      return value.atKey("duration").getDuration("duration", TimeUnit.NANOSECONDS);
    } catch (ConfigException.BadValue noDuration) {
      throw refusal(value, allowed);
    }
  }

  private static Refusal refusal(ConfigValue value, String allowed) {
    Matcher parts = NUMBER_AND_UNIT.matcher(String.valueOf(value.unwrapped()));
    if (!parts.matches()) {
      return new Refusal(allowed);
    }
    String lower = parts.group(2).toLowerCase(Locale.ROOT);
    String unit = UNITS.contains(lower) ? lower : OTHER_UNITS.get(lower);
    return unit == null || unit.equals(parts.group(2)) || !parts.group(1).matches(NUMBER)
        ? new Refusal(allowed)
        : Refusal.suggesting(allowed, "'" + parts.group(1) + unit + "'");
  }

  private static boolean isZero(ConfigValue value) {
    if (value.valueType() == ConfigValueType.STRING) {
      return ((String) value.unwrapped()).strip().equals("0");
    }
    return value.valueType() == ConfigValueType.NUMBER
        && ((Number) value.unwrapped()).doubleValue() == 0;
  }
}

package dev.millrace.sim.binding;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Readers of durations. A duration needs a unit, although HOCON itself would read a bare number as
 * milliseconds.
 */
final class Durations {

  private static final Pattern WITH_UNIT = Pattern.compile("\\s*[-+]?[0-9.]+\\s*\\p{L}+\\s*");
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
        || !WITH_UNIT.matcher((String) value.unwrapped()).matches()) {
      throw new Refusal(allowed);
    }
    try {
      return value.atKey("duration").getDuration("duration", TimeUnit.NANOSECONDS);
    } catch (ConfigException.BadValue noDuration) {
      throw new Refusal(allowed);
    }
  }

  private static boolean isZero(ConfigValue value) {
    if (value.valueType() == ConfigValueType.STRING) {
      return ((String) value.unwrapped()).strip().equals("0");
    }
    return value.valueType() == ConfigValueType.NUMBER
        && ((Number) value.unwrapped()).doubleValue() == 0;
  }
}

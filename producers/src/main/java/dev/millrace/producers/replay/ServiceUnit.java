package dev.millrace.producers.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units of service times in a trace. */
public enum ServiceUnit {
  NS("1"),
  US("1e3"),
  MS("1e6"),
  S("1e9"),
  M("6e10"),
  H("3.6e12");

  /** A decimal number in group 1, and its unit in group 2. */
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile(
          "([+-]?(?:\\d{1,19}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,2})?)\\s*(\\p{L}*)");

  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final BigDecimal nanos;

  ServiceUnit(String nanos) {
    this.nanos = new BigDecimal(nanos);
  }

  /**
   * Parses a service time, with or without a unit, and returns it in nanoseconds, rounded.
   *
   * @param unit the unit if the text has none; null if it has to have one
   * @throws IllegalArgumentException if the text is not a service time
   */
  static long nanos(String text, @Nullable ServiceUnit unit) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (!parts.matches()) {
      throw refused(text);
    }
    String own = parts.group(2);
    ServiceUnit counted = own.isEmpty() ? unit : named(own);
    if (counted == null) {
      throw own.isEmpty()
          ? new IllegalArgumentException(
              "the service time %s has no unit; allowed: 12ms, or a service-unit (ns, us, ms, s, m, h)"
                  .formatted(Quoted.of(text)))
          : refused(text);
    }
    BigDecimal nanos =
        new BigDecimal(parts.group(1)).multiply(counted.nanos).setScale(0, RoundingMode.HALF_EVEN);
    if (nanos.signum() < 0 || nanos.compareTo(MAX) > 0) {
      throw refused(text);
    }
    return nanos.longValueExact();
  }

  private static @Nullable ServiceUnit named(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "ns" -> NS;
      case "us", "\u00b5s", "\u03bcs" -> US;
      case "ms" -> MS;
      case "s", "sec" -> S;
      case "m", "min" -> M;
      case "h" -> H;
      default -> null;
    };
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "%s is not a service time; allowed: a number of at least 0, and a unit of ns, us, ms, s, m, h"
            .formatted(Quoted.of(text)));
  }
}

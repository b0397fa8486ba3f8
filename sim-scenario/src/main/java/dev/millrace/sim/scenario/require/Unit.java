package dev.millrace.sim.scenario.require;

import dev.millrace.sim.binding.Durations;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The unit of a figure. */
public enum Unit {
  /** Nanoseconds. */
  DURATION("a duration, such as 500ms") {
    @Override
    double parse(String text) {
      return Durations.nanos(text);
    }
  },
  /** From 0 to 1. */
  SHARE("a percentage from 0% to 100%, such as 0.1%") {
    @Override
    double parse(String text) {
      BigDecimal number = number(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
      boolean hasUnit = text.endsWith("%") || text.equals("0");
      if (number == null || !hasUnit || number.compareTo(HUNDRED) > 0) {
        throw refusal(text, number == null || hasUnit ? null : percentage(number));
      }
      return number.movePointLeft(2).doubleValue();
    }
  },
  /** Messages a second. */
  RATE("messages a second, a minute or an hour, such as 900/s, 54/min or 3/h") {
    @Override
    double parse(String text) {
      Matcher rate = PER_TIME.matcher(text);
      BigDecimal number = number(rate.matches() ? rate.group(1) : text);
      if (!rate.matches() || number == null) {
        throw refusal(text, number == null ? null : text + "/s");
      }
      return number.doubleValue() / seconds(rate.group(2));
    }
  },
  /** A number without a unit. */
  NUMBER("a number of at least 0, such as 800") {
    @Override
    double parse(String text) {
      BigDecimal number = number(text);
      if (number == null) {
        throw refusal(text, null);
      }
      return number.doubleValue();
    }
  };

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern PER_TIME = Pattern.compile("(.*?)\\s*/\\s*(s|min|h)");
  private static final Pattern NUMBER_TEXT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");

  private final String allowed;

  Unit(String allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads a value of at least 0 in this unit.
   *
   * @return nanoseconds, a share, messages a second or a number
   * @throws IllegalArgumentException with what is allowed
   */
  abstract double parse(String text);

  /** Returns the allowed values, as a noun phrase. */
  public String allowed() {
    return allowed;
  }

  IllegalArgumentException refusal(String text, @Nullable String suggestion) {
    return new IllegalArgumentException(
        "found '%s'; allowed: %s%s"
            .formatted(
                text, allowed, suggestion == null ? "" : "; did you mean " + suggestion + "?"));
  }

  static @Nullable BigDecimal number(String text) {
    String stripped = text.strip();
    return NUMBER_TEXT.matcher(stripped).matches() ? new BigDecimal(stripped) : null;
  }

  private static String percentage(BigDecimal share) {
    BigDecimal percent = share.compareTo(BigDecimal.ONE) < 0 ? share.movePointRight(2) : share;
    return percent.stripTrailingZeros().toPlainString() + "%";
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "min" -> 60;
      default -> 3600;
    };
  }
}

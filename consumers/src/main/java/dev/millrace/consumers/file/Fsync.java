package dev.millrace.consumers.file;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When what was written is forced to the disk: never, before each batch is acknowledged, or
 * periodically.
 *
 * @param periodMillis the period; 0 for each batch; -1 for never
 */
public record Fsync(long periodMillis) {

  private static final long NEVER = -1;

  private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})\\s*(ms|s)");

  /** Reads {@code never}, {@code each-batch}, or a period such as {@code 100ms}. */
  public static Fsync parse(String text) {
    if (text.equals("never")) {
      return new Fsync(NEVER);
    }
    if (text.equals("each-batch")) {
      return new Fsync(0);
    }
    Matcher period = PERIOD.matcher(text.strip());
    long millis = period.matches() ? Long.parseLong(period.group(1)) : 0;
    if (millis == 0) {
      throw new IllegalArgumentException(
          "found \"%s\"; allowed: never, each-batch, or a period of at least 1ms, such as 100ms"
              .formatted(text));
    }
    return new Fsync(period.group(2).equals("s") ? Duration.ofSeconds(millis).toMillis() : millis);
  }

  boolean isNever() {
    return periodMillis == NEVER;
  }

  boolean isEachBatch() {
    return periodMillis == 0;
  }

  boolean isPeriodic() {
    return periodMillis > 0;
  }
}

package dev.millrace.consumers;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A setting: spells that come again and again, in which all work goes slower, such as checkpoints.
 *
 * @param every from the start of one to the start of the next; the first begins after that time.
 *     Null if there are none
 * @param For how long each lasts, shorter than {@code every}; the key is {@code for}, a name that
 *     Java keeps for itself
 * @param factor how many times longer work takes; at least 1
 */
@SuppressWarnings("MemberName")
public record Stall(
    @Range(above = 0) @Nullable Duration every,
    @Range(above = 0) Duration For,
    @Range(min = 1) double factor) {

  public Stall {
    if (every != null && For.compareTo(every) >= 0) {
      throw new IllegalArgumentException(
          "for is %s; allowed: less than every = %s".formatted(words(For), words(every)));
    }
  }

  private static String words(Duration duration) {
    return duration.toNanos() / 1e9 + "s";
  }
}

package dev.millrace.consumers;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of periodic stalls, such as checkpoints, during which all work is slower.
 *
 * @param every the time from the start of one stall to the start of the next, and from the start of
 *     the run to the first; null for no stalls
 * @param For the length of a stall, shorter than {@code every}; the key is {@code for}, which is a
 *     reserved word in Java
 * @param factor the factor by which work takes longer, at least 1
 */
@SuppressWarnings("MemberName")
public record Stall(
    @Range(above = 0) @Nullable Duration every,
    @Range(above = 0) Duration For,
    @Range(min = 1) double factor) {

  public Stall {
    if (every != null && For.compareTo(every) >= 0) {
      throw new IllegalArgumentException(
          "for is %s; allowed: less than every = %s".formatted(seconds(For), seconds(every)));
    }
  }

  private static String seconds(Duration duration) {
    return duration.toNanos() / 1e9 + "s";
  }
}

package dev.millrace.consumers;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an outage, during which every write fails.
 *
 * @param at the start of the outage, after the start of the run; null for no outage
 * @param For the length of the outage; the key is {@code for}, which is a reserved word in Java
 */
@SuppressWarnings("MemberName")
public record Outage(@Nullable Duration at, @Range(above = 0) Duration For) {

  /** Returns the start in nanoseconds; {@code Long.MAX_VALUE} for no outage. */
  long startNanos() {
    return at == null ? Long.MAX_VALUE : NANOSECONDS.convert(at);
  }

  /** Returns the end in nanoseconds; {@code Long.MAX_VALUE} for no outage. */
  long endNanos() {
    return at == null ? Long.MAX_VALUE : NANOSECONDS.convert(at.plus(For));
  }
}

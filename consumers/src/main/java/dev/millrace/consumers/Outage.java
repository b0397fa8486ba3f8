package dev.millrace.consumers;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A setting: a time in which no write succeeds.
 *
 * @param at when it begins, after the start of the run; null if there is none
 * @param For how long it lasts; the key is {@code for}, a name that Java keeps for itself
 */
@SuppressWarnings("MemberName")
public record Outage(@Nullable Duration at, @Range(above = 0) Duration For) {

  /** When it begins, in nanoseconds; never, if there is none. */
  long fromNanos() {
    return at == null ? Long.MAX_VALUE : NANOSECONDS.convert(at);
  }

  /** When it is over, in nanoseconds. */
  long toNanos() {
    return at == null ? Long.MAX_VALUE : NANOSECONDS.convert(at.plus(For));
  }
}

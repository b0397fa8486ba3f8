package dev.millrace.producers.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds examples of the times that a pattern reads. */
final class PatternExamples {

  private static final Instant TIME = Instant.parse("2023-11-16T18:17:03.97996Z");
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final int EXAMPLE_YEAR = 2023;
  private static final int MAX_TRIES = 1000;

  private PatternExamples() {}

  /**
   * Returns a time that the reader of a pattern can read; null if there is none, because the
   * pattern lacks a part of the date or of the time of day. A pattern such as {@code
   * [.SSSSSS][.SSS]} cannot read what it writes, so optional parts are left out in turn.
   */
  static @Nullable String find(String pattern, DateTimeReader reader) {
    Deque<String> open = new ArrayDeque<>();
    open.push(pattern);
    for (int tries = 0; !open.isEmpty() && tries < MAX_TRIES; ) {
      String next = open.pop();
      int start = indexOf('[', next, 0);
      if (start < next.length()) {
        int end = endOfOptional(next, start);
        String rest = next.substring(Math.min(end + 1, next.length()));
        open.push(next.substring(0, start) + rest);
        open.push(next.substring(0, start) + next.substring(start + 1, end) + rest);
      } else {
        tries++;
        String example = example(next, reader);
        if (example != null) {
          return example;
        }
      }
    }
    return null;
  }

  private static @Nullable String example(String pattern, DateTimeReader reader) {
    try {
      String example =
          DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZONE).format(TIME).strip();
      reader.epochNanos(example, TimeContext.utc(EXAMPLE_YEAR));
      return example;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /** Returns the index of the bracket that closes an optional part, or the pattern's length. */
  private static int endOfOptional(String pattern, int start) {
    int end = indexOf(']', pattern, start);
    for (int inner = indexOf('[', pattern, start + 1);
        inner < end;
        inner = indexOf('[', pattern, inner + 1)) {
      end = indexOf(']', pattern, Math.min(end + 1, pattern.length()));
    }
    return end;
  }

  /** Returns the index of a character outside of quotes, or the pattern's length. */
  private static int indexOf(char wanted, String pattern, int from) {
    boolean quoted = false;
    for (int i = from; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == wanted && !quoted) {
        return i;
      }
    }
    return pattern.length();
  }
}

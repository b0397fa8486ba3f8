package dev.millrace.testkit;

import dev.millrace.explore.Explorer;
import java.time.Duration;

/**
 * The test effort, set by system properties:
 *
 * <ul>
 *   <li>{@code millrace.testkit.stressMillis}: the duration of each stress test; 200 by default
 *   <li>{@code millrace.testkit.schedules}: the maximum number of schedules of each test program;
 *       20 by default with Lincheck (0 disables Lincheck), and 30 times as many (at least 600) with
 *       traced steps, which are faster
 * </ul>
 */
final class Budget {

  private Budget() {}

  static long stressNanos() {
    return Long.getLong("millrace.testkit.stressMillis", 200) * 1_000_000;
  }

  static int schedules() {
    return Integer.getInteger("millrace.testkit.schedules", 20);
  }

  static Explorer explorer() {
    return Explorer.DEFAULT
        .withMaxSchedules(30L * Math.max(20, schedules()))
        .withTimeLimit(Duration.ofSeconds(Math.max(5, schedules() / 10)));
  }

  /** Prints what a passed test covered. */
  static void report(String what) {
    System.out.println("[testkit] " + what);
  }
}

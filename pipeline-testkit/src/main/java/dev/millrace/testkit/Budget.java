package dev.millrace.testkit;

import dev.millrace.explore.Explorer;
import java.time.Duration;

/**
 * How much the kit tries, set by system properties:
 *
 * <ul>
 *   <li>{@code millrace.testkit.stressMillis}: for how long each stress test goes on, in
 *       milliseconds; 200 as it stands here
 *   <li>{@code millrace.testkit.schedules}: how many schedules of each scenario are explored at
 *       most; 20 as it stands here with Lincheck, which 0 leaves out, and 30 times as many (at
 *       least 600) with traced steps, which are faster
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

  /** Tells what a test that passed has tried. */
  static void spent(String what) {
    System.out.println("[testkit] " + what);
  }
}

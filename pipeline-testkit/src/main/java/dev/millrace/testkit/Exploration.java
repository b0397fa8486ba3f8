package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/**
 * Lets Lincheck play a scenario in one schedule after another, up to the budget.
 *
 * <p>What Lincheck does not see, and the kit therefore does not let it judge: it lets no time pass,
 * so a wait with a timeout never runs out and looks like a hang; it reports a hang where a {@code
 * CountDownLatch}, {@code Exchanger} or {@code CompletableFuture} is waited for; it treats {@code
 * notify} as {@code notifyAll}; and it knows no reordering of memory.
 */
final class Exploration {

  /** In whose presence a hang says nothing. */
  private static final List<String> BLIND_SPOTS =
      List.of(
          "parkNanos",
          "awaitNanos",
          "tryAcquireNanos",
          "Thread.sleep",
          "System.nanoTime",
          "CountDownLatch",
          "Exchanger",
          "CompletableFuture");

  /** A scenario; it makes its own pipeline, starts its own threads, and fails if a rule is broken. */
  interface Scenario {
    void play() throws Exception;
  }

  private Exploration() {}

  /**
   * Explores.
   *
   * @param threads how many threads the scenario starts each time
   */
  static void explore(Rule rule, String name, int threads, Scenario scenario) {
    long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    long start = System.nanoTime();
    try {
      Lincheck.runConcurrentTest(Budget.schedules(), () -> play(scenario));
    } catch (LincheckAssertionError found) {
      judge(found, name);
    }
    // What the scenario counted itself would be taken back from one schedule to the next.
    long explored =
        (ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - started) / threads;
    Budget.spent(
        String.format(
            Locale.ROOT,
            "%s: explored %d schedules of %s in %.1f s",
            rule,
            Math.min(explored, Budget.schedules()),
            name,
            (System.nanoTime() - start) * 1e-9));
  }

  private static void play(Scenario scenario) {
    try {
      scenario.play();
    } catch (Exception e) {
      throw new AssertionError(e.toString(), e);
    }
  }

  private static void judge(LincheckAssertionError found, String name) {
    String report = String.valueOf(found.getMessage());
    ScheduleDigest digest = ScheduleDigest.of(report);
    Optional<String> blindSpot = BLIND_SPOTS.stream().filter(report::contains).findFirst();
    if (digest.isHang() && blindSpot.isPresent()) {
      abort(
          "not judged: "
              + name
              + " comes to a stand at "
              + blindSpot.get()
              + ", which Lincheck cannot see through; stress and traced steps judge this rule");
    }
    throw new AssertionError("in " + name + ", explored: " + digest.text());
  }
}

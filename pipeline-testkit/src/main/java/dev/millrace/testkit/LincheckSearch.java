package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/**
 * Runs a test program under Lincheck, up to the budget.
 *
 * <p>Limitations, which make a result inconclusive: Lincheck does not advance time, so a timed wait
 * never expires and looks like a hang; it reports a hang at a {@code CountDownLatch}, {@code
 * Exchanger} or {@code CompletableFuture}; it treats {@code notify} as {@code notifyAll}; and it
 * does not model memory reordering.
 */
final class LincheckSearch {

  /** A hang whose report contains one of these is inconclusive. */
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

  private LincheckSearch() {}

  static void explore(Rule rule, String name, Supplier<TestProgram> programs) {
    if (Budget.schedules() == 0) {
      abort("inconclusive: Lincheck is disabled (millrace.testkit.schedules is 0)");
    }
    int threads = programs.get().actors().size() - 1;
    long startedBefore = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    long start = System.nanoTime();
    try {
      Lincheck.runConcurrentTest(Budget.schedules(), () -> run(programs.get()));
    } catch (LincheckAssertionError found) {
      evaluate(String.valueOf(found.getMessage()), name);
    }
    // Counted by started threads: Lincheck rolls back a counter in the program.
    long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - startedBefore;
    Budget.report(
        String.format(
            Locale.ROOT,
            "%s: Lincheck explored %d schedules of %s in %.1f s",
            rule,
            Math.min(started / threads, Budget.schedules()),
            name,
            (System.nanoTime() - start) * 1e-9));
  }

  private static void run(TestProgram program) {
    List<Actor> actors = program.actors();
    List<Thread> threads = new ArrayList<>();
    for (Actor actor : actors.subList(0, actors.size() - 1)) {
      Thread thread = new Thread(actor);
      actor.interrupter = thread::interrupt;
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.start();
    }
    actors.get(actors.size() - 1).run();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("unexpected interrupt", e);
    }
    String violation = program.violation();
    if (!violation.isEmpty()) {
      throw new AssertionError(violation);
    }
  }

  private static void evaluate(String report, String name) {
    ScheduleDigest digest = ScheduleDigest.of(report);
    if (digest.isHang() && digest.isEmpty()) {
      abort("inconclusive: Lincheck timed out on " + name + "; the machine is too busy");
    }
    Optional<String> blindSpot = BLIND_SPOTS.stream().filter(report::contains).findFirst();
    if (digest.isHang() && blindSpot.isPresent()) {
      abort(
          "inconclusive: "
              + name
              + " hangs near "
              + blindSpot.get()
              + ", which Lincheck does not support; see the stress and traced tests of this rule");
    }
    throw new AssertionError("in " + name + ", by Lincheck: " + digest.text());
  }
}

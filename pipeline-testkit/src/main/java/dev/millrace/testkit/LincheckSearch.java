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
 * Lets Lincheck play a scene in one schedule after another, up to the budget.
 *
 * <p>What Lincheck does not see, and the kit therefore does not let it judge: it lets no time pass,
 * so a wait with a timeout never runs out and looks like a hang; it reports a hang where a {@code
 * CountDownLatch}, {@code Exchanger} or {@code CompletableFuture} is waited for; it treats {@code
 * notify} as {@code notifyAll}; and it knows no reordering of memory.
 */
final class LincheckSearch {

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

  private LincheckSearch() {}

  static void explore(Rule rule, String name, Supplier<Scene> scenes) {
    if (Budget.schedules() == 0) {
      abort("not judged: Lincheck got no schedules (millrace.testkit.schedules is 0)");
    }
    int threads = scenes.get().actors().size() - 1;
    long startedBefore = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    long start = System.nanoTime();
    try {
      Lincheck.runConcurrentTest(Budget.schedules(), () -> play(scenes.get()));
    } catch (LincheckAssertionError found) {
      judge(String.valueOf(found.getMessage()), name);
    }
    // By the threads that it started: what a scene counts itself is taken back by Lincheck.
    long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - startedBefore;
    Budget.spent(
        String.format(
            Locale.ROOT,
            "%s: Lincheck explored %d schedules of %s in %.1f s",
            rule,
            Math.min(started / threads, Budget.schedules()),
            name,
            (System.nanoTime() - start) * 1e-9));
  }

  private static void play(Scene scene) {
    List<Actor> actors = scene.actors();
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
      throw new AssertionError("nobody interrupts this thread", e);
    }
    String wrong = scene.wrong();
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong);
    }
  }

  private static void judge(String report, String name) {
    ScheduleDigest digest = ScheduleDigest.of(report);
    if (digest.isHang() && digest.isEmpty()) {
      abort("not judged: Lincheck lost patience with " + name + " on a machine that is too busy");
    }
    Optional<String> blindSpot = BLIND_SPOTS.stream().filter(report::contains).findFirst();
    if (digest.isHang() && blindSpot.isPresent()) {
      abort(
          "not judged: "
              + name
              + " comes to a stand near "
              + blindSpot.get()
              + ", which Lincheck cannot see through; stress judges this rule, and traced steps");
    }
    throw new AssertionError("in " + name + ", by Lincheck: " + digest.text());
  }
}

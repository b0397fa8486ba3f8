package dev.millrace.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two calls made at the same moment by two threads, over and over, with one of them shifted a
 * little each time: for what can only go wrong between two instructions.
 */
final class Race {

  private static final int ROUNDS = 20_000;

  /** When to stop although there are rounds left: on a machine that has other things to do. */
  private static final long LIMIT_NANOS = Duration.ofSeconds(2).toNanos();

  private static final int SHIFTS = 64;
  private static final int PATIENCE = 1_000;

  /** How often either thread has come to a meeting point. */
  private final AtomicInteger arrivals = new AtomicInteger();

  private Race() {}

  /** One round: two calls, and what has to hold when both have returned. */
  interface Round {
    void left() throws Exception;

    void right() throws Exception;

    void check() throws Exception;
  }

  static void run(Supplier<Round> rounds) throws Exception {
    var race = new Race();
    @Nullable Round[] current = new Round[1]; // handed over by the meetings; none ends the race
    long start = System.nanoTime();
    var right =
        Running.run(
            () -> {
              for (int i = 0; ; i++) {
                race.meet(2 * i + 1);
                Round round = current[0];
                if (round == null) {
                  return;
                }
                shift(SHIFTS - i % SHIFTS);
                round.right();
                race.meet(2 * i + 2);
              }
            });
    var left =
        Running.run(
            () -> {
              for (int i = 0; ; i++) {
                boolean enough = i == ROUNDS || System.nanoTime() - start > LIMIT_NANOS;
                Round round = enough ? null : rounds.get();
                current[0] = round;
                race.meet(2 * i + 1);
                if (round == null) {
                  return;
                }
                shift(i / SHIFTS % SHIFTS);
                round.left();
                race.meet(2 * i + 2);
                round.check();
              }
            });
    try {
      left.result();
      right.result();
    } finally {
      left.interrupt();
      right.interrupt();
    }
  }

  /** Returns when both threads have come to the meeting of this number, counted from 1. */
  @SuppressWarnings("ThreadPriorityCheck") // the other thread may need this very processor
  private void meet(int number) throws InterruptedException {
    arrivals.incrementAndGet();
    for (int spins = 0; arrivals.get() < 2 * number; spins++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (spins < PATIENCE) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private static void shift(int spins) {
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
  }
}

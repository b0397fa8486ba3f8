package dev.millrace.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two calls by two threads at about the same moment, repeated with a shifting offset, to hit errors
 * between two instructions.
 */
final class Race {

  /** The minimum number of rounds, unless they take half of the call timeout on a busy machine. */
  private static final int MIN_ROUNDS = 200;

  private static final int SHIFTS = 64;
  private static final int SPINS_BEFORE_YIELD = 1_000;

  /** The number of arrivals of both threads at meeting points. */
  private final AtomicInteger arrivals = new AtomicInteger();

  // Passed from the left thread to the right one at meeting points.
  private @Nullable Round current;
  private int rounds;

  private Race() {}

  /** One round: two calls, and the check after both have returned. */
  interface Round {
    void left() throws Exception;

    void right() throws Exception;

    void check() throws Exception;
  }

  /** Runs rounds within the budget; returns their number. */
  static int run(Duration callTimeout, Supplier<? extends Round> rounds) throws Exception {
    var race = new Race();
    var right = Call.ofAction(race::runRight, callTimeout.plusNanos(Budget.stressNanos()));
    var left =
        Call.ofAction(
            () -> race.runLeft(rounds, callTimeout), callTimeout.plusNanos(Budget.stressNanos()));
    try {
      left.result();
      right.result();
      return race.rounds;
    } finally {
      left.interrupt();
      right.interrupt();
    }
  }

  private void runLeft(Supplier<? extends Round> next, Duration callTimeout) throws Exception {
    long start = System.nanoTime();
    long end = Budget.stressNanos();
    long endOfMinRounds = Math.max(end, callTimeout.toNanos() / 2);
    int i = 0;
    for (long now = 0;
        now < (i < MIN_ROUNDS ? endOfMinRounds : end);
        i++, now = System.nanoTime() - start) {
      Round round = next.get();
      current = round;
      meet(2 * i + 1);
      shift(i / SHIFTS % SHIFTS);
      round.left();
      meet(2 * i + 2);
      round.check();
    }
    rounds = i;
    current = null;
    meet(2 * i + 1);
  }

  private void runRight() throws Exception {
    for (int i = 0; ; i++) {
      meet(2 * i + 1);
      Round round = current;
      if (round == null) {
        return;
      }
      shift(SHIFTS - i % SHIFTS);
      round.right();
      meet(2 * i + 2);
    }
  }

  /** Waits until both threads have arrived at the given meeting point, counted from 1. */
  @SuppressWarnings("ThreadPriorityCheck") // the other thread may need this processor
  private void meet(int number) throws InterruptedException {
    arrivals.incrementAndGet();
    for (int spins = 0; arrivals.get() < 2 * number; spins++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (spins < SPINS_BEFORE_YIELD) {
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

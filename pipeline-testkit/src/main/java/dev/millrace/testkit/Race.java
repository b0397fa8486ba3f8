package dev.millrace.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two calls made at the same moment by two threads, over and over, with one of them shifted a
 * little each time: for what can only go wrong between two instructions.
 */
final class Race {

  /** Unless they take half of the patience: a machine that is too busy for them is not a hang. */
  private static final int LEAST_ROUNDS = 200;

  private static final int SHIFTS = 64;
  private static final int PATIENCE = 1_000;

  /** How often either thread has come to a meeting point. */
  private final AtomicInteger arrivals = new AtomicInteger();

  // Handed over from the left thread to the right one by the meetings.
  private @Nullable Round current;
  private int rounds;

  private Race() {}

  /** One round: two calls, and what has to hold when both have returned. */
  interface Round {
    void left() throws Exception;

    void right() throws Exception;

    void check() throws Exception;
  }

  /** Runs rounds for as long as the budget says; returns how many. */
  static int run(Duration patience, Supplier<? extends Round> rounds) throws Exception {
    var race = new Race();
    var right = Call.doing(race::playRight, patience.plusNanos(Budget.stressNanos()));
    var left =
        Call.doing(() -> race.playLeft(rounds, patience), patience.plusNanos(Budget.stressNanos()));
    try {
      left.result();
      right.result();
      return race.rounds;
    } finally {
      left.interrupt();
      right.interrupt();
    }
  }

  private void playLeft(Supplier<? extends Round> next, Duration patience) throws Exception {
    long start = System.nanoTime();
    long end = Budget.stressNanos();
    long endOfLeast = Math.max(end, patience.toNanos() / 2);
    int i = 0;
    for (long now = 0;
        now < (i < LEAST_ROUNDS ? endOfLeast : end);
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

  private void playRight() throws Exception {
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

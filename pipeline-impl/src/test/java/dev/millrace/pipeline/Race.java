package dev.millrace.pipeline;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Two calls made at the same moment by two threads, over and over, with one of them shifted a
 * little each time: for what can only go wrong between two instructions.
 */
final class Race {

  private static final int ROUNDS = 20_000;
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
    Round[] current = new Round[1]; // handed over by the meetings
    var right =
        Running.run(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                race.meet(2 * i + 1);
                shift(SHIFTS - i % SHIFTS);
                current[0].right();
                race.meet(2 * i + 2);
              }
            });
    var left =
        Running.run(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                current[0] = rounds.get();
                race.meet(2 * i + 1);
                shift(i / SHIFTS % SHIFTS);
                current[0].left();
                race.meet(2 * i + 2);
                current[0].check();
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

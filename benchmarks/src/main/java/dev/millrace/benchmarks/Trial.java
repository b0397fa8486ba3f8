package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** The timed runs of one contestant on one model, each of them long enough to be believed. */
final class Trial {
  private static final long FIRST_SIZE = 10_000;
  private static final double GROWTH_AT_MOST = 10;
  private static final double MARGIN = 1.1;

  private final Contestant contestant;
  private final Model model;
  private final long atLeastNanos;
  private final LongSupplier clock;
  private final List<Double> nanosPerCustomer = new ArrayList<>();
  private long customers = FIRST_SIZE;

  /**
   * A trial without any runs yet.
   *
   * @param atLeastNanos how long a run must take to count
   * @param clock tells the time spent, in nanoseconds
   */
  Trial(Contestant contestant, Model model, long atLeastNanos, LongSupplier clock) {
    this.contestant = contestant;
    this.model = model;
    this.atLeastNanos = atLeastNanos;
    this.clock = clock;
  }

  Contestant contestant() {
    return contestant;
  }

  Model model() {
    return model;
  }

  /** Finds the size of a run and warms up; nothing is kept but the size. */
  void calibrate() {
    timeOne(0);
  }

  /** Times one more run and keeps its figure. */
  void run(long seed) {
    nanosPerCustomer.add(timeOne(seed));
  }

  /** A run that was over too soon is done again, larger; also when the JIT has made it so. */
  private double timeOne(long seed) {
    while (true) {
      long begin = clock.getAsLong();
      Figures figures = contestant.run(model, customers, seed);
      long nanos = clock.getAsLong() - begin;
      if (nanos >= atLeastNanos) {
        return (double) nanos / figures.offered();
      }
      double growth = Math.min(GROWTH_AT_MOST, MARGIN * atLeastNanos / Math.max(1, nanos));
      customers = (long) Math.ceil(customers * growth);
    }
  }

  /** The middle one of the figures, or the mean of the two in the middle. */
  double medianNanosPerCustomer() {
    List<Double> sorted = nanosPerCustomer.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  double leastNanosPerCustomer() {
    return Collections.min(nanosPerCustomer);
  }

  double mostNanosPerCustomer() {
    return Collections.max(nanosPerCustomer);
  }
}

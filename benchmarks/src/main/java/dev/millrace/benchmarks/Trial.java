package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** The timed runs of one entry on one model, each of a minimum duration. */
final class Trial {
  private static final long INITIAL_CUSTOMERS = 10_000;
  private static final double MAX_GROWTH = 10;
  private static final double MARGIN = 1.1;

  private final Entry entry;
  private final Model model;
  private final long minRunNanos;
  private final LongSupplier clock;
  private final List<Double> nanosPerCustomer = new ArrayList<>();
  private long customers = INITIAL_CUSTOMERS;

  /**
   * Creates a trial without runs.
   *
   * @param minRunNanos the minimum duration of a timed run
   * @param clock returns the time spent, in nanoseconds
   */
  Trial(Entry entry, Model model, long minRunNanos, LongSupplier clock) {
    this.entry = entry;
    this.model = model;
    this.minRunNanos = minRunNanos;
    this.clock = clock;
  }

  Entry entry() {
    return entry;
  }

  Model model() {
    return model;
  }

  /** Determines the number of customers of a run, and warms up. */
  void calibrate() {
    timeOne(0);
  }

  /** Times a run and records its figure. */
  void run(long seed) {
    nanosPerCustomer.add(timeOne(seed));
  }

  /** Times a run; a run that was too short, as after a JIT compilation, is repeated with more. */
  private double timeOne(long seed) {
    while (true) {
      long begin = clock.getAsLong();
      Figures figures = entry.run(model, customers, seed);
      long nanos = clock.getAsLong() - begin;
      if (nanos >= minRunNanos) {
        return (double) nanos / figures.offered();
      }
      double growth = Math.min(MAX_GROWTH, MARGIN * minRunNanos / Math.max(1, nanos));
      customers = (long) Math.ceil(customers * growth);
    }
  }

  /** Returns the median of the figures. */
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

package dev.millrace.sim.study;

import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of messages, from the producers' schedules alone.
 *
 * @param messages the number examined, at most 100,000
 * @param perSecond the mean rate in messages a second: all but those due first, divided by the time
 *     from the first due time to the last; or, if the run's duration ends them, all of them divided
 *     by that
 * @param peakToMean the count of the busiest second, divided by the mean count; NaN if there are
 *     fewer than two whole seconds
 * @param dispersion the index of dispersion, the variance of the counts a second divided by their
 *     mean, which is 1 for Poisson arrivals (D. R. Cox and P. A. W. Lewis, <i>The Statistical
 *     Analysis of Series of Events</i>, 1966); NaN if there are fewer than two whole seconds
 */
public record ArrivalPattern(
    long messages, double perSecond, double peakToMean, double dispersion) {

  private static final int MAX_MESSAGES = 100_000;
  private static final long SECOND_NANOS = 1_000_000_000;

  /** A message that a producer's schedule has next. */
  private record Next(long dueNanos, MessageGenerator generator) {}

  /** Returns the pattern of the producers' schedules; waits for them as long as they take. */
  static @Nullable ArrivalPattern of(RunSettings run, List<ProducerSpec> producers) {
    return of(run, producers, new ComponentCalls());
  }

  /**
   * Returns the pattern of the producers' schedules; null if unknown or if a producer fails.
   *
   * @param calls marks each call of a producer
   */
  static @Nullable ArrivalPattern of(
      RunSettings run, List<ProducerSpec> producers, ComponentCalls calls) {
    try {
      return examine(run, producers, calls);
    } catch (Throwable t) {
      calls.exit();
      // The run will encounter and report it again.
      return null;
    }
  }

  private static @Nullable ArrivalPattern examine(
      RunSettings run, List<ProducerSpec> producers, ComponentCalls calls) throws Exception {
    long horizon = run.duration() == null ? Long.MAX_VALUE : run.duration().toNanos();
    long limit = run.messages() == null ? MAX_MESSAGES : Math.min(run.messages(), MAX_MESSAGES);
    var queue = new PriorityQueue<Next>(Comparator.comparingLong(Next::dueNanos));
    List<MessageGenerator> generators = new ArrayList<>();
    for (ProducerSpec spec : producers) {
      var generator =
          new MessageGenerator(spec, new MessageBudget(null, () -> {}), horizon, () -> horizon);
      generators.add(generator);
      addNext(queue, generator, calls);
    }
    long[] dueNanos = new long[(int) limit];
    int count = 0;
    while (count < limit && !queue.isEmpty()) {
      Next next = queue.remove();
      dueNanos[count++] = next.dueNanos();
      addNext(queue, next.generator(), calls);
    }
    boolean endsByDuration =
        count < limit && generators.stream().anyMatch(each -> each.dueNanos() >= horizon);
    return of(dueNanos, count, endsByDuration ? horizon : 0);
  }

  private static void addNext(
      PriorityQueue<Next> queue, MessageGenerator generator, ComponentCalls calls)
      throws Exception {
    calls.enter(Method.NEXT);
    boolean hasNext = generator.advance(0);
    calls.exit();
    if (hasNext) {
      queue.add(new Next(generator.dueNanos(), generator));
    }
  }

  /**
   * Returns the pattern of ascending due times.
   *
   * @param duration the examined duration; 0 for up to the last due time
   */
  static @Nullable ArrivalPattern of(long[] dueNanos, int count, long duration) {
    if (count == 0) {
      return null;
    }
    long first = dueNanos[0];
    long last = dueNanos[count - 1];
    long span = duration > 0 ? duration : last - first;
    if (span == 0) {
      return null;
    }
    int atFirst = 0;
    while (duration == 0 && dueNanos[atFirst] == first) {
      atFirst++;
    }
    double perSecond = (count - atFirst) * 1e9 / span;
    long end = duration > 0 ? duration : last;
    int seconds = (int) Math.min(MAX_MESSAGES, end / SECOND_NANOS);
    long[] counts = counts(dueNanos, count, seconds);
    return new ArrivalPattern(count, perSecond, peakToMean(counts), dispersion(counts));
  }

  private static long[] counts(long[] dueNanos, int count, int seconds) {
    long[] counts = new long[seconds];
    for (int i = 0; i < count && dueNanos[i] / SECOND_NANOS < seconds; i++) {
      counts[(int) (dueNanos[i] / SECOND_NANOS)]++;
    }
    return counts;
  }

  private static double peakToMean(long[] counts) {
    return counts.length < 2
        ? Double.NaN
        : Arrays.stream(counts).max().orElseThrow() / mean(counts);
  }

  private static double dispersion(long[] counts) {
    double mean = mean(counts);
    double squares = 0;
    for (long count : counts) {
      squares += (count - mean) * (count - mean);
    }
    return counts.length < 2 ? Double.NaN : squares / counts.length / mean;
  }

  private static double mean(long[] counts) {
    return Arrays.stream(counts).average().orElse(Double.NaN);
  }
}

package dev.millrace.sim.study;

import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * How messages arrive, found by playing the producers' schedules alone.
 *
 * @param messages how many were looked at, at most 100,000
 * @param perSecond the mean rate in messages a second: all but those due first, divided by the time
 *     from the first due time to the last; or, when the run's duration is what ends them, all of
 *     them divided by that
 * @param peakToMean the count of the busiest second, divided by the mean count; NaN when there are
 *     fewer than two whole seconds
 * @param dispersion the index of dispersion, the variance of the counts a second divided by their
 *     mean, which is 1 for Poisson arrivals (D. R. Cox and P. A. W. Lewis, <i>The Statistical
 *     Analysis of Series of Events</i>, 1966); NaN when there are fewer than two whole seconds
 */
public record ArrivalPattern(
    long messages, double perSecond, double peakToMean, double dispersion) {

  private static final int MOST_MESSAGES = 100_000;
  private static final long SECOND = 1_000_000_000;

  /** A producer's next message. */
  private record Next(long dueNanos, Schedule schedule) {}

  private record Schedule(Production production, ScheduleClock clock) {

    /** The next message; null when there is none. */
    @Nullable Next next() throws Exception {
      return production.nextBody(0) == null ? null : new Next(clock.nanos(), this);
    }
  }

  /** Plays the schedules; null when nothing can be told, or a producer fails. */
  static @Nullable ArrivalPattern of(RunSettings run, List<ProducerSeat> producers) {
    try {
      return play(run, producers);
    } catch (Exception | LinkageError e) {
      // The run itself will meet it again, and tell.
      return null;
    }
  }

  private static @Nullable ArrivalPattern play(RunSettings run, List<ProducerSeat> producers)
      throws Exception {
    long horizon = run.duration() == null ? Long.MAX_VALUE : run.duration().toNanos();
    long limit = run.messages() == null ? MOST_MESSAGES : Math.min(run.messages(), MOST_MESSAGES);
    var first = new PriorityQueue<Next>(Comparator.comparingLong(Next::dueNanos));
    List<ScheduleClock> clocks = new ArrayList<>();
    for (ProducerSeat seat : producers) {
      var clock = new ScheduleClock(horizon, new Unhurried());
      clocks.add(clock);
      var budget = new MessageBudget(null, () -> {});
      add(first, new Schedule(new Production(seat, budget, clock), clock).next());
    }
    long[] dueNanos = new long[(int) limit];
    int count = 0;
    while (count < limit && !first.isEmpty()) {
      Next next = first.remove();
      dueNanos[count++] = next.dueNanos();
      add(first, next.schedule().next());
    }
    boolean endsByDuration =
        count < limit && clocks.stream().anyMatch(clock -> clock.nanos() >= horizon);
    return of(dueNanos, count, endsByDuration ? horizon : 0);
  }

  private static void add(PriorityQueue<Next> queue, @Nullable Next next) {
    if (next != null) {
      queue.add(next);
    }
  }

  /**
   * The pattern of due times in order.
   *
   * @param duration how long they were looked at; 0 for up to the last of them
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
    int seconds = (int) Math.min(MOST_MESSAGES, end / SECOND);
    long[] counts = counts(dueNanos, count, seconds);
    return new ArrivalPattern(count, perSecond, peakToMean(counts), dispersion(counts));
  }

  private static long[] counts(long[] dueNanos, int count, int seconds) {
    long[] counts = new long[seconds];
    for (int i = 0; i < count && dueNanos[i] / SECOND < seconds; i++) {
      counts[(int) (dueNanos[i] / SECOND)]++;
    }
    return counts;
  }

  private static double peakToMean(long[] counts) {
    long peak = 0;
    for (long count : counts) {
      peak = Math.max(peak, count);
    }
    return counts.length < 2 ? Double.NaN : peak / mean(counts);
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
    double sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum / counts.length;
  }

  /** Nobody waits. */
  private static final class Unhurried implements ScheduleClock.Waiting {

    @Override
    public void check() {}

    @Override
    public void until(long nanos) {}
  }
}

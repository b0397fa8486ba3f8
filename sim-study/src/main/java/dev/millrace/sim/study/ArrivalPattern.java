package dev.millrace.sim.study;

import dev.millrace.api.Demand;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of messages, from the producers' schedules alone.
 *
 * <p>Burstiness is that of the counts of messages in each second, from the first due time or, if
 * the run's duration ends the messages, from the start of the run. A last second that is unfinished
 * counts as well if it already has more messages than a mean one; left out, it could hide a burst,
 * and with fewer messages it would show a lull that is none.
 *
 * @param messages the number examined, at most 100,000
 * @param perSecond the mean rate in messages a second: all but those due first, divided by the time
 *     from the first due time to the last; or, if the run's duration ends them, all of them divided
 *     by that
 * @param peakToMean the count of the busiest second, divided by the mean count; NaN if there are
 *     fewer than two seconds
 * @param dispersion the index of dispersion, the variance of the counts a second divided by their
 *     mean, which is 1 for Poisson arrivals (D. R. Cox and P. A. W. Lewis, <i>The Statistical
 *     Analysis of Series of Events</i>, 1966); NaN if there are fewer than two seconds
 * @param finite whether the producers end by themselves, and not by a limit of the run or of this
 *     examination
 * @param meanServiceNanos the mean service time that the messages have themselves; NaN if not all
 *     of them have one
 */
public record ArrivalPattern(
    long messages,
    double perSecond,
    double peakToMean,
    double dispersion,
    boolean finite,
    double meanServiceNanos) {

  private static final int MAX_MESSAGES = 100_000;
  private static final long SECOND_NANOS = 1_000_000_000;

  /** Creates a pattern of messages without service times. */
  ArrivalPattern(
      long messages, double perSecond, double peakToMean, double dispersion, boolean finite) {
    this(messages, perSecond, peakToMean, dispersion, finite, Double.NaN);
  }

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
    long limit = run.messages() == null ? MAX_MESSAGES : Math.min(run.messages(), MAX_MESSAGES);
    var schedules = new MergedSchedules(run, producers, calls);
    long[] dueNanos = new long[(int) limit];
    int count = 0;
    double serviceNanos = 0;
    while (count < limit && schedules.hasNext()) {
      dueNanos[count++] = schedules.next();
      Demand demand = schedules.demand();
      serviceNanos += demand.hasService() ? demand.serviceNanos() : Double.NaN;
    }
    boolean endsByDuration = count < limit && schedules.endsByDuration();
    boolean finite = count < limit && !endsByDuration;
    ArrivalPattern times = of(dueNanos, count, endsByDuration ? run.horizonNanos() : 0, finite);
    return times == null ? null : times.withMeanService(serviceNanos / count);
  }

  private ArrivalPattern withMeanService(double nanos) {
    return new ArrivalPattern(messages, perSecond, peakToMean, dispersion, finite, nanos);
  }

  /**
   * Returns the pattern of ascending due times.
   *
   * @param duration the examined duration; 0 for up to the last due time
   */
  static @Nullable ArrivalPattern of(long[] dueNanos, int count, long duration, boolean finite) {
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
    Counts counts = Counts.of(dueNanos, count, duration > 0 ? 0 : first, span);
    return new ArrivalPattern(count, perSecond, counts.peakToMean(), counts.dispersion(), finite);
  }

  /** The counts of messages in each second, as sums over the seconds. */
  private record Counts(long seconds, double sum, double squares, long peak) {

    static Counts of(long[] dueNanos, int count, long start, long span) {
      Counts counts = new Counts(span / SECOND_NANOS, 0, 0, 0);
      int from = 0;
      while (from < count) {
        long second = (dueNanos[from] - start) / SECOND_NANOS;
        int to = from + 1;
        while (to < count && (dueNanos[to] - start) / SECOND_NANOS == second) {
          to++;
        }
        counts = counts.withSecond(second, to - from);
        from = to;
      }
      return counts;
    }

    private Counts withSecond(long second, int messages) {
      boolean whole = second < seconds;
      return whole || messages * (double) seconds > sum
          ? new Counts(
              whole ? seconds : seconds + 1,
              sum + messages,
              squares + (double) messages * messages,
              Math.max(peak, messages))
          : this;
    }

    double peakToMean() {
      return seconds < 2 ? Double.NaN : peak * seconds / sum;
    }

    double dispersion() {
      double mean = sum / seconds;
      return seconds < 2 ? Double.NaN : Math.max(0, squares / seconds - mean * mean) / mean;
    }
  }
}

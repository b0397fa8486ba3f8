package dev.millrace.sim.measure;

import java.util.Comparator;
import java.util.List;

/**
 * The measurements of a whole run after its warm-up, merged from its workers.
 *
 * @param times the times of the delivered messages
 * @param lateness how late producers woke for due times that they waited for
 * @param offered the number of offered messages
 * @param dropped the number of dropped messages
 * @param blockedNanos the total time that producers spent in put
 * @param producingNanos the total time of all producers
 * @param behindNanos how far the latest producer was behind its schedule when it ended
 * @param lagGrowth by how much, in nanoseconds, the producer that fell furthest behind was late at
 *     least in each quarter of its schedule, if it fell ever further behind; empty if none did
 * @param queue the length of the queue
 * @param loads the load of each storing worker
 * @param fromNanos the end of the warm-up, since the start of the run; 0 without one
 * @param toNanos the end of the observation, since the start of the run: the end of its duration;
 *     without one, or if all producers end before, the last due time or completion
 * @param failed the number of messages whose attempts were used up
 * @param calls batches and attempts, of consumers that have any
 * @param drainNanos from the last due time to the last completion, 0 if that was before; summed
 *     over pooled runs
 * @param breakdown the figures by group
 * @param ownFigures what components reported of themselves
 */
public record Measurements(
    MessageTimes times,
    Latencies lateness,
    long offered,
    long dropped,
    long blockedNanos,
    long producingNanos,
    long behindNanos,
    List<Long> lagGrowth,
    QueueLength queue,
    List<Load> loads,
    long fromNanos,
    long toNanos,
    long failed,
    StoredCalls calls,
    long drainNanos,
    Breakdown breakdown,
    List<OwnFigure> ownFigures) {

  /**
   * The load of one storing worker.
   *
   * @param busyNanos how long it was busy with messages
   * @param presentNanos how long it was present during the observation: all the time, unless the
   *     number of workers changed
   */
  public record Load(String worker, long busyNanos, long presentNanos) {

    /** Returns the load in an observation that takes another time. */
    private Load observed(long oldNanos, long newNanos) {
      boolean always = presentNanos == oldNanos;
      return new Load(worker, busyNanos, always ? newNanos : Math.min(presentNanos, newNanos));
    }

    Load plus(Load other) {
      return new Load(worker, busyNanos + other.busyNanos, presentNanos + other.presentNanos);
    }
  }

  /** Returns these measurements of an observation that ends at another time of the run. */
  public Measurements observedTo(long nanos) {
    long from = Math.min(fromNanos, nanos);
    return new Measurements(
        times,
        lateness,
        offered,
        dropped,
        blockedNanos,
        producingNanos,
        behindNanos,
        lagGrowth,
        queue,
        loads.stream().map(load -> load.observed(observedNanos(), nanos - from)).toList(),
        from,
        nanos,
        failed,
        calls,
        drainNanos,
        breakdown,
        ownFigures);
  }

  /** Returns these measurements without those by group of consumers. */
  Measurements withoutConsumerGroups() {
    return new Measurements(
        times,
        lateness,
        offered,
        dropped,
        blockedNanos,
        producingNanos,
        behindNanos,
        lagGrowth,
        queue,
        loads,
        fromNanos,
        toNanos,
        failed,
        calls,
        drainNanos,
        breakdown.withoutConsumers(),
        ownFigures);
  }

  /** Returns the growth that ends further behind. */
  static List<Long> worse(List<Long> one, List<Long> other) {
    return Comparator.comparing(Measurements::end).compare(one, other) < 0 ? other : one;
  }

  private static long end(List<Long> growth) {
    return growth.isEmpty() ? 0 : growth.get(growth.size() - 1);
  }

  /** Returns whether a producer fell further and further behind its schedule. */
  public boolean overloaded() {
    return !lagGrowth.isEmpty();
  }

  /** Returns the times from due to taken, of delivered messages. */
  public Latencies waits() {
    return times.waits();
  }

  /** Returns the times from taken to done, of delivered messages. */
  public Latencies services() {
    return times.services();
  }

  /** Returns the times from due to done, of delivered messages. */
  public Latencies sojourns() {
    return times.sojourns();
  }

  /** Returns the messages delivered a second during the observation; 0 if none was. */
  public double throughput() {
    return observedNanos() == 0 ? 0 : times.done() * 1e9 / observedNanos();
  }

  /** Returns the share of offered messages that were dropped, from 0 to 1. */
  public double loss() {
    return offered == 0 ? 0 : (double) dropped / offered;
  }

  /** Returns the share of offered messages whose attempts were used up, from 0 to 1. */
  public double failedShare() {
    return offered == 0 ? 0 : (double) failed / offered;
  }

  /** Returns the share of producers' time that they spent in put, from 0 to 1. */
  public double blockedShare() {
    // A sampled time is an estimate, which may exceed the whole.
    return producingNanos == 0 ? 0 : Math.min(1, (double) blockedNanos / producingNanos);
  }

  /** Returns the mean duration of a put, in nanoseconds; 0 if there was none. */
  public double meanBlockedNanos() {
    return offered == 0 ? 0 : (double) blockedNanos / offered;
  }

  /** Returns the time-weighted mean length of the queue; NaN if unknown. */
  public double meanQueue() {
    return observedNanos() == 0 ? 0 : queue.messageNanos() / observedNanos();
  }

  /** Returns the share of time during which the queue was full, from 0 to 1; NaN if unknown. */
  public double fullShare() {
    if (!queue.exact()) {
      return Double.NaN;
    }
    return observedNanos() == 0 ? 0 : (double) queue.fullNanos() / observedNanos();
  }

  /** Returns the share of the time of its presence that a worker was busy, from 0 to 1. */
  public double utilisation(Load load) {
    return load.presentNanos() == 0 ? 0 : (double) load.busyNanos() / load.presentNanos();
  }

  /** Returns the time observed: from the end of the warm-up to the end of the observation. */
  public long observedNanos() {
    return toNanos - fromNanos;
  }
}

package dev.millrace.sim.measure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    long toNanos) {

  /**
   * The load of one storing worker.
   *
   * @param busyNanos how long it was busy with messages
   */
  public record Load(String worker, long busyNanos) {}

  /**
   * Merges the meters of workers that have ended.
   *
   * @param droppedInside the number of measured messages that the pipeline dropped by itself
   * @param queue the length of the queue; null if it was read only after puts
   * @param endNanos when the run ended, since its start
   * @param stopped whether the run was stopped, or had all its messages, before its duration was
   *     over
   */
  public static Measurements merge(
      WarmUp warmUp,
      List<ProducerMeter> producers,
      List<ConsumerMeter> consumers,
      long droppedInside,
      @Nullable QueueLength queue,
      long endNanos,
      boolean stopped) {
    long dropped = droppedInside;
    var times = new MessageTimes(warmUp);
    Set<MessageTimes> added = new HashSet<>();
    for (ConsumerMeter meter : consumers) {
      if (added.add(meter.times())) {
        times.add(meter.times(), meter.weight());
      }
      dropped += meter.expired();
    }
    var lateness = new Latencies();
    long offered = 0;
    long blocked = 0;
    long producing = 0;
    long behind = 0;
    List<Long> lagGrowth = List.of();
    int longest = 0;
    for (ProducerMeter meter : producers) {
      if (meter.lateness() != null) {
        lateness.add(meter.lateness());
      }
      offered += meter.offered();
      dropped += meter.dropped();
      blocked += meter.blockedNanos();
      producing += meter.activeNanos();
      behind = Math.max(behind, meter.behindNanos());
      lagGrowth = worse(lagGrowth, meter.lagGrowth());
      longest = Math.max(longest, meter.longestQueue());
    }
    long toNanos = endOfObservation(warmUp, producers, consumers, times, endNanos, stopped);
    Map<String, Long> busyNanos = new LinkedHashMap<>();
    consumers.forEach(meter -> busyNanos.merge(meter.worker(), meter.busyNanos(), Long::sum));
    Stream<Load> loads =
        busyNanos.entrySet().stream().map(each -> new Load(each.getKey(), each.getValue()));
    return new Measurements(
        times,
        lateness,
        offered,
        dropped,
        blocked,
        producing,
        behind,
        lagGrowth,
        queue == null ? QueueLength.asSeen(longest) : queue,
        loads.toList(),
        Math.min(warmUp.endNanos(), toNanos),
        toNanos);
  }

  private static long endOfObservation(
      WarmUp warmUp,
      List<ProducerMeter> producers,
      List<ConsumerMeter> consumers,
      MessageTimes times,
      long endNanos,
      boolean stopped) {
    long toNanos = warmUp.observedToNanos();
    if (times.untimed()) {
      return endNanos; // of each message it is only known that it was done by then
    }
    if (endNanos >= toNanos
        || (!stopped && producers.stream().anyMatch(meter -> meter.lastDueNanos() >= toNanos))) {
      return toNanos;
    }
    long last = times.lastDoneNanos();
    for (ProducerMeter meter : producers) {
      last = Math.max(last, meter.putEndNanos());
    }
    for (ConsumerMeter meter : consumers) {
      last = Math.max(last, meter.doneNanos());
    }
    return Math.min(last, endNanos);
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

  /** Returns the share of time during which a worker was busy, from 0 to 1. */
  public double utilisation(Load load) {
    return observedNanos() == 0 ? 0 : (double) load.busyNanos() / observedNanos();
  }

  /** Returns the time observed: from the end of the warm-up to the end of the observation. */
  public long observedNanos() {
    return toNanos - fromNanos;
  }
}

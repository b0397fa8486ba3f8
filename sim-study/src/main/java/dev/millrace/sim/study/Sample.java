package dev.millrace.sim.study;

import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.Measurements.Load;
import dev.millrace.sim.measure.OwnFigure;
import java.util.List;

/**
 * The sums of one replication, warm-up excluded: a figure is one sum divided by another. Times are
 * in nanoseconds.
 *
 * @param offered messages that were offered
 * @param dropped messages that were dropped, for any reason
 * @param delivered messages that were delivered
 * @param waitNanos from due to taken, of all that were delivered
 * @param serviceNanos from taken to done, of all that were delivered
 * @param sojournNanos from due to done, of all that were delivered
 * @param done messages that were delivered during the observation, even if they were due before it
 * @param blockedNanos time that producers spent in put
 * @param producingNanos time that producers were active
 * @param messageNanos the sum over time of the queue's length
 * @param fullNanos time during which the queue was full
 * @param longest the greatest length of the queue, warm-up included
 * @param warmUpNanos the excluded beginning
 * @param observedNanos from the end of the warm-up to the end of the observation: that of the run's
 *     duration; without one, or if all producers end before, the last due time or completion
 * @param loads the busy time of each worker
 * @param failed messages whose attempts were used up
 * @param drainNanos from the last due time to the last completion
 * @param sojournP99Nanos the 99th percentile of the sojourn time; 0 if none was delivered
 * @param groups the sums by group of producers, group of consumers and rank, where there are
 *     several
 * @param figures what components reported of themselves
 */
public record Sample(
    long offered,
    long dropped,
    long delivered,
    double waitNanos,
    double serviceNanos,
    double sojournNanos,
    long done,
    long blockedNanos,
    long producingNanos,
    double messageNanos,
    long fullNanos,
    int longest,
    long warmUpNanos,
    long observedNanos,
    List<Load> loads,
    long failed,
    long drainNanos,
    long sojournP99Nanos,
    List<GroupSample> groups,
    List<OwnFigure> figures) {

  static Sample of(Measurements measured) {
    return new Sample(
        measured.offered(),
        measured.dropped(),
        measured.sojourns().count(),
        sum(measured.waits()),
        sum(measured.services()),
        sum(measured.sojourns()),
        measured.times().done(),
        measured.blockedNanos(),
        measured.producingNanos(),
        measured.queue().messageNanos(),
        measured.queue().fullNanos(),
        measured.queue().longest(),
        measured.fromNanos(),
        measured.observedNanos(),
        measured.loads(),
        measured.failed(),
        measured.drainNanos(),
        measured.sojourns().percentileNanos(99),
        GroupSample.of(measured.breakdown()),
        measured.ownFigures());
  }

  static double sum(Latencies latencies) {
    return latencies.meanNanos() * latencies.count();
  }
}

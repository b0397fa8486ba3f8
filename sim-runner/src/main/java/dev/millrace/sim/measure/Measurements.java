package dev.millrace.sim.measure;

import java.util.List;

/**
 * What a whole run measured, merged from its workers.
 *
 * @param waits due to taken, of delivered messages
 * @param services taken to done, of delivered messages
 * @param sojourns due to done, of delivered messages
 * @param lateness how late producers woke for a due time that they had to wait for
 * @param blockedNanos time that producers spent in putting, in all
 * @param producingNanos time that producers were at work, in all
 * @param behindNanos how far the latest producer was behind its schedule when it ended
 * @param longestQueue the most messages that a producer saw in the pipeline after a put
 * @param lastDoneNanos when the last delivered message was done, since the start of the run
 */
public record Measurements(
    Latencies waits,
    Latencies services,
    Latencies sojourns,
    Latencies lateness,
    long blockedNanos,
    long producingNanos,
    long behindNanos,
    int longestQueue,
    long lastDoneNanos) {

  /** Merges what the workers measured; their threads have ended. */
  public static Measurements merge(List<ProducerMeter> producers, List<ConsumerMeter> consumers) {
    var waits = new Latencies();
    var services = new Latencies();
    var sojourns = new Latencies();
    long lastDone = 0;
    for (ConsumerMeter meter : consumers) {
      waits.add(meter.waits());
      services.add(meter.services());
      sojourns.add(meter.sojourns());
      lastDone = Math.max(lastDone, meter.lastDoneNanos());
    }
    var lateness = new Latencies();
    long blocked = 0;
    long producing = 0;
    long behind = 0;
    int longest = 0;
    for (ProducerMeter meter : producers) {
      lateness.add(meter.lateness());
      blocked += meter.blockedNanos();
      producing += meter.activeNanos();
      behind = Math.max(behind, meter.behindNanos());
      longest = Math.max(longest, meter.longestQueue());
    }
    return new Measurements(
        waits, services, sojourns, lateness, blocked, producing, behind, longest, lastDone);
  }

  /** Delivered messages a second, from the start of the run to the last that was done. */
  public double throughput() {
    return lastDoneNanos == 0 ? 0 : sojourns.count() * 1e9 / lastDoneNanos;
  }

  /** The share of producers' time that they spent in putting, from 0 to 1. */
  public double blockedShare() {
    return producingNanos == 0 ? 0 : (double) blockedNanos / producingNanos;
  }
}

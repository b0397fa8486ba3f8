package dev.millrace.sim.measure;

import dev.millrace.sim.measure.Measurements.Load;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The measurements of several runs of a scenario, as if they had followed each other: times are
 * pooled, shares and rates are those of all runs together. Not thread-safe.
 */
public final class PooledMeasurements {

  private final MessageTimes times = new MessageTimes(WarmUp.none());
  private final Latencies lateness = new Latencies();
  private final Map<String, Load> loads = new LinkedHashMap<>();
  private long offered;
  private long dropped;
  private long blockedNanos;
  private long producingNanos;
  private long behindNanos;
  private List<Long> lagGrowth = List.of();
  private long observedNanos;
  private int longestQueue;
  private double messageNanos;
  private long fullNanos;
  private long longestBacklogNanos;
  private long failed;
  private StoredCalls calls = StoredCalls.NONE;
  private long drainNanos;
  private Breakdown breakdown = Breakdown.NONE;
  private final Map<String, OwnFigure> ownFigures = new LinkedHashMap<>();

  /** Adds the measurements of one more run. */
  public void add(Measurements run) {
    times.add(run.times(), 1);
    lateness.add(run.lateness());
    offered += run.offered();
    dropped += run.dropped();
    blockedNanos += run.blockedNanos();
    producingNanos += run.producingNanos();
    behindNanos = Math.max(behindNanos, run.behindNanos());
    lagGrowth = Measurements.worse(lagGrowth, run.lagGrowth());
    observedNanos += run.observedNanos();
    longestQueue = Math.max(longestQueue, run.queue().longest());
    messageNanos += run.queue().messageNanos();
    fullNanos = fullNanos < 0 || !run.queue().exact() ? -1 : fullNanos + run.queue().fullNanos();
    longestBacklogNanos = Math.max(longestBacklogNanos, run.queue().longestBacklogNanos());
    failed += run.failed();
    calls = calls.plus(run.calls());
    drainNanos += run.drainNanos();
    breakdown = breakdown.plus(run.breakdown());
    run.ownFigures().forEach(own -> ownFigures.merge(own.key(), own, OwnFigure::plus));
    run.loads().forEach(load -> loads.merge(load.worker(), load, Load::plus));
  }

  /** All that was added until now, as one run without a warm-up. */
  public Measurements pooled() {
    return new Measurements(
        times,
        lateness,
        offered,
        dropped,
        blockedNanos,
        producingNanos,
        behindNanos,
        lagGrowth,
        new QueueLength(longestQueue, messageNanos, fullNanos, longestBacklogNanos),
        List.copyOf(loads.values()),
        0,
        observedNanos,
        failed,
        calls,
        drainNanos,
        breakdown,
        List.copyOf(ownFigures.values()));
  }
}

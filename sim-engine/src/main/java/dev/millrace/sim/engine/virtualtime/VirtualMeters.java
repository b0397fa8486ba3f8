package dev.millrace.sim.engine.virtualtime;

import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.worker.ObserverPair;
import dev.millrace.sim.measure.CallMeter;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.GroupedTimes;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.PresenceMeter;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.measure.WorkerNames;
import dev.millrace.sim.recording.MessageRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meters of the workers of one stage in virtual time. Not thread-safe. */
final class VirtualMeters {

  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final VirtualRun run;
  private final @Nullable MessageRecorder recorder;

  /** The times of each group of consumers, by its name. */
  private final Map<String, GroupedTimes> times = new HashMap<>();

  private final List<ProducerMeter> producers = new ArrayList<>();
  private final List<ConsumerMeter> consumers = new ArrayList<>();
  private final List<PresenceMeter> presences = new ArrayList<>();
  private final List<CallMeter> calls = new ArrayList<>();
  private final List<FigureRecorder> figures = new ArrayList<>();

  /**
   * Creates the meters of workers that are added later.
   *
   * @param groups the groups by which messages are measured
   * @param recorder receives what is measured; null for none
   */
  VirtualMeters(
      WarmUp warmUp, MessageGroups groups, VirtualRun run, @Nullable MessageRecorder recorder) {
    this.recorder = recorder;
    this.warmUp = warmUp;
    this.groups = groups;
    this.run = run;
  }

  /**
   * Adds the meter of a producing worker.
   *
   * @param stores whether the worker can store messages itself
   */
  ProducerMeter producer(String worker, boolean stores) {
    var meter = new ProducerMeter(worker, groups, warmUp, run::nanos, () -> 0);
    meter.record(recorder, stores);
    return added(meter);
  }

  /** Adds the meter of a worker that puts what the stage before has processed. */
  ProducerMeter forwarder(String worker) {
    return added(ProducerMeter.ofLaterStage(worker, groups, warmUp, run::nanos, () -> 0));
  }

  private ProducerMeter added(ProducerMeter meter) {
    producers.add(meter);
    return meter;
  }

  /** Adds the meter of a worker that stores. */
  ConsumerMeter consumer(ConsumerSpec spec) {
    GroupedTimes ofGroup =
        times.computeIfAbsent(
            WorkerNames.group(spec.name()), name -> new GroupedTimes(warmUp, groups));
    var meter = new ConsumerMeter(spec.name(), warmUp, ofGroup, run::nanos);
    meter.record(recorder, null);
    consumers.add(meter);
    return meter;
  }

  /** Adds the meter of the presence of a worker; null if it is always present. */
  @Nullable PresenceMeter presence(ConsumerSpec spec) {
    if (spec.scaling() == null) {
      return null;
    }
    var meter = new PresenceMeter(spec.name());
    presences.add(meter);
    return meter;
  }

  /** Adds the meter of batches and attempts, if they are measured. */
  MessageObserver withCalls(MessageObserver observer, Delivery delivery) {
    @Nullable CallMeter meter = delivery.newMeter(warmUp);
    if (meter != null) {
      calls.add(meter);
    }
    return ObserverPair.of(observer, meter);
  }

  /** Adds what a component reports of itself. */
  void add(FigureRecorder recorder) {
    figures.add(recorder);
  }

  /** Returns the meters, for sums; {@code droppedInside} as {@link Meters} describes it. */
  Meters all(long[] droppedInside) {
    return new Meters(
        warmUp, groups, producers, consumers, presences, calls, figures, droppedInside);
  }

  /** Merges what was measured, as {@link Meters#merge} does. */
  Measurements merge(long[] droppedInside, QueueLength queue, long endNanos, boolean stopped) {
    return all(droppedInside).merge(queue, endNanos, stopped);
  }
}

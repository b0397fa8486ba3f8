package dev.millrace.sim.engine.realtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Scaler;
import dev.millrace.sim.engine.Scaling;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.worker.WorkerPresence;
import dev.millrace.sim.measure.WorkerNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Adds and removes workers of groups whose number of workers changes. All of their threads run from
 * the start; those of absent workers are parked.
 *
 * <p>Used by the controlling thread alone; {@link WorkerPresence} is what it shares with a worker.
 */
final class ThreadScaler {

  private final Map<String, Group> groups = new LinkedHashMap<>();

  private record Group(Scaler scaler, List<WorkerPresence> workers) {}

  /**
   * Adds the workers whose number changes, and lets those take messages that are present from the
   * start.
   *
   * @param consumers all consuming workers, in the order of their specs
   */
  void add(List<ConsumerSpec> specs, List<Worker> consumers) {
    for (int i = 0; i < specs.size(); i++) {
      Scaling scaling = specs.get(i).scaling();
      if (scaling != null) {
        add(consumers.get(i), scaling);
      }
    }
  }

  private void add(Worker worker, Scaling scaling) {
    Group group =
        groups.computeIfAbsent(
            WorkerNames.group(worker.name()),
            name -> new Group(new Scaler(scaling), new ArrayList<>()));
    WorkerPresence presence = requireNonNull(worker.presence());
    if (group.workers().size() < group.scaler().count()) {
      presence.join(0);
    }
    group.workers().add(presence);
  }

  /** Returns when the next decision is due; {@link Scaler#NEVER} if there is none. */
  long nextNanos() {
    return groups.values().stream()
        .mapToLong(group -> group.scaler().nextNanos())
        .min()
        .orElse(Scaler.NEVER);
  }

  /**
   * Makes the decisions that are due.
   *
   * @param queueLength returns the number of messages in the pipeline
   */
  void control(long nowNanos, LongSupplier queueLength) {
    for (Group group : groups.values()) {
      if (group.scaler().nextNanos() <= nowNanos) {
        decide(group, nowNanos, Math.toIntExact(Math.max(0, queueLength.getAsLong())));
      }
    }
  }

  private static void decide(Group group, long nowNanos, int queueLength) {
    Scaler scaler = group.scaler();
    int before = scaler.count();
    scaler.decide(nowNanos, queueLength);
    for (int i = before; i < scaler.count(); i++) {
      group.workers().get(i).join(Nanos.sum(nowNanos, scaler.startDelayNanos()));
    }
    for (int i = before - 1; i >= scaler.count(); i--) {
      group.workers().get(i).leave();
    }
  }

  /** Ends the workers that are absent. */
  void endWorkers() {
    groups.values().forEach(group -> group.workers().forEach(WorkerPresence::end));
  }
}

package dev.millrace.sim.engine.virtualtime;

import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Scaler;
import dev.millrace.sim.engine.Scaling;
import dev.millrace.sim.measure.WorkerNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds and removes workers of groups whose number of workers changes. It acts as a worker, after
 * the others at that time, but the run does not wait for it to end.
 */
final class VirtualScaler extends VirtualWorker {

  private final List<Group> groups = new ArrayList<>();

  /** A group of workers, by number, and the pipeline that they take from. */
  private record Group(Scaler scaler, VirtualPipeline pipeline, List<VirtualConsumer> workers) {}

  /** Creates a scaler without groups. */
  VirtualScaler(int number, VirtualRun run) {
    super("scaler", number, () -> {}, run);
    sleep();
  }

  /** Adds the groups of a stage; the workers above their first number are absent from the start. */
  void add(VirtualStage stage) {
    Map<String, Group> byName = new LinkedHashMap<>();
    for (int i = 0; i < stage.consumers.size(); i++) {
      Scaling scaling = stage.spec.consumers().get(i).scaling();
      VirtualConsumer worker = stage.consumers.get(i);
      if (scaling != null) {
        byName
            .computeIfAbsent(
                WorkerNames.group(worker.name()),
                name -> new Group(new Scaler(scaling), stage.pipeline, new ArrayList<>()))
            .workers()
            .add(worker);
      }
    }
    for (Group group : byName.values()) {
      for (int i = group.scaler().count(); i < group.workers().size(); i++) {
        group.workers().get(i).leave(0);
      }
      groups.add(group);
    }
    actNext();
  }

  @Override
  void act(long now) {
    stampLogs(now);
    for (Group group : groups) {
      if (group.scaler().nextNanos() <= now) {
        decide(group, now);
      }
    }
    sleep();
    if (run.events.firstNanos() < EventList.NEVER || willChange()) {
      actNext();
    }
  }

  private static void decide(Group group, long now) {
    Scaler scaler = group.scaler();
    List<VirtualConsumer> workers = group.workers();
    int before = scaler.count();
    scaler.decide(now, group.pipeline().inside());
    for (int i = before; i < scaler.count(); i++) {
      workers.get(i).join(Nanos.sum(now, scaler.startDelayNanos()));
    }
    for (int i = before - 1; i >= scaler.count(); i--) {
      workers.get(i).leave(now);
    }
  }

  /**
   * Returns whether it has anything to do although all workers wait, which is a deadlock if not.
   */
  private boolean willChange() {
    return groups.stream().anyMatch(group -> group.scaler().willChange(group.pipeline().inside()));
  }

  private void actNext() {
    actAt(
        groups.stream().mapToLong(group -> group.scaler().nextNanos()).min().orElse(Scaler.NEVER));
  }

  @Override
  void cancel(long now) {
    end(now);
  }

  @Override
  String describe() {
    return name();
  }
}

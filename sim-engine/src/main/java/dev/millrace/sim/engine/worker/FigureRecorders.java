package dev.millrace.sim.engine.worker;

import dev.millrace.sim.engine.ContextLoader;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.measure.WorkerNames;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the recorders of what the components of a run report of themselves. Immutable. */
public final class FigureRecorders {

  private final WarmUp warmUp;
  private final Map<String, Long> producers;
  private final Map<String, Long> consumers;

  /** Creates a source of recorders. */
  public FigureRecorders(Simulation simulation, WarmUp warmUp) {
    this.warmUp = warmUp;
    this.producers = workersByGroup(simulation.producers().stream().map(ProducerSpec::name));
    this.consumers =
        workersByGroup(
            Stream.concat(
                    simulation.stages().stream().flatMap(stage -> stage.consumers().stream()),
                    simulation.producers().stream().map(ProducerSpec::own).filter(Objects::nonNull))
                .map(ConsumerSpec::name));
  }

  private static Map<String, Long> workersByGroup(Stream<String> names) {
    return names.collect(Collectors.groupingBy(WorkerNames::group, Collectors.counting()));
  }

  /** Creates the recorder of a producer. */
  public FigureRecorder of(ProducerSpec spec) {
    return recorder(spec.name(), producers, spec.producer());
  }

  /** Creates the recorder of a consumer. */
  public FigureRecorder of(ConsumerSpec spec) {
    return recorder(spec.name(), consumers, spec.consumer());
  }

  private FigureRecorder recorder(String worker, Map<String, Long> workers, Object component) {
    String group = WorkerNames.group(worker);
    int ofGroup = Math.toIntExact(workers.getOrDefault(group, 1L));
    return new FigureRecorder(group, ofGroup, warmUp, ContextLoader.declaring(component));
  }
}

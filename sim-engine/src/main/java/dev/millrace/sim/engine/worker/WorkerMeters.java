package dev.millrace.sim.engine.worker;

import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.SampledConsumerMeter;
import dev.millrace.sim.measure.WarmUp;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the meters of workers together; all of them have ended. */
final class WorkerMeters {

  private WorkerMeters() {}

  /**
   * Returns the meters of some workers.
   *
   * @param handingOn the meters of workers of the stage before that hand on to them
   * @param droppedInside how many measured messages the pipeline dropped by itself, by group
   */
  static Meters of(
      List<WorkerParts> workers,
      Stream<ProducerMeter> handingOn,
      WarmUp warmUp,
      MessageGroups groups,
      long[] droppedInside) {
    return new Meters(
        warmUp,
        groups,
        Stream.concat(
                each(workers, WorkerParts::producerMeter).flatMap(meter -> meter.meters().stream()),
                handingOn)
            .toList(),
        consumersFirst(workers).flatMap(meter -> meter.meters().stream()).toList(),
        each(workers, WorkerParts::presence).map(WorkerPresence::meter).toList(),
        each(workers, WorkerParts::callMeter).toList(),
        workers.stream().flatMap(worker -> worker.figures().stream()).toList(),
        droppedInside);
  }

  /** Returns the meters of storing, those of consumers before those of producers. */
  private static Stream<SampledConsumerMeter> consumersFirst(List<WorkerParts> workers) {
    Stream<WorkerParts> ordered =
        Stream.concat(
            workers.stream().filter(worker -> worker.producerMeter() == null),
            workers.stream().filter(worker -> worker.producerMeter() != null));
    return ordered.map(WorkerParts::consumerMeter).filter(Objects::nonNull);
  }

  private static <M> Stream<M> each(
      List<WorkerParts> workers, Function<WorkerParts, @Nullable M> part) {
    return workers.stream().map(part).filter(Objects::nonNull);
  }
}

package dev.millrace.sim.engine.worker;

import dev.millrace.ledger.Journal;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.measure.CallMeter;
import dev.millrace.sim.measure.FigureRecorder;
import dev.millrace.sim.measure.SampledConsumerMeter;
import dev.millrace.sim.measure.SampledProducerMeter;
import dev.millrace.sim.recording.BufferedRecorder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one worker. What is measured is read after the worker has ended.
 *
 * @param component closes its producer or consumer, or both
 * @param producerMeter measures the puts; null for a consumer
 * @param consumerMeter measures the storing; null for a producer that never stores
 * @param delivery the attempts to store; null for a producer that never stores
 * @param callMeter counts batches and attempts; null if there is nothing to count
 * @param handedOn the journal of what it hands on; null unless it hands on
 * @param presence lets a consumer be added and removed; null if it is always present
 * @param figures what its components report of themselves
 * @param events records the events of its messages; null for none
 */
public record WorkerParts(
    String name,
    AutoCloseable component,
    WorkerLoop loop,
    Journal journal,
    @Nullable SampledProducerMeter producerMeter,
    @Nullable SampledConsumerMeter consumerMeter,
    @Nullable Delivery delivery,
    @Nullable CallMeter callMeter,
    @Nullable Journal handedOn,
    @Nullable WorkerPresence presence,
    List<FigureRecorder> figures,
    @Nullable BufferedRecorder events) {

  /** Passes on the events that it still holds; to be called after the worker has ended. */
  public void flush() {
    if (events != null) {
      events.flush();
    }
  }
}

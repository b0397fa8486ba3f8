package dev.millrace.sim.engine.worker;

import dev.millrace.ledger.Journal;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.measure.SampledConsumerMeter;
import dev.millrace.sim.measure.SampledProducerMeter;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one worker. What is measured is read after the worker has ended.
 *
 * @param component closes its producer or consumer, or both
 * @param producerMeter measures the puts; null for a consumer
 * @param consumerMeter measures the storing; null for a producer that never stores
 * @param delivery the attempts to store; null for a producer that never stores
 */
public record WorkerParts(
    String name,
    AutoCloseable component,
    WorkerLoop loop,
    Journal journal,
    @Nullable SampledProducerMeter producerMeter,
    @Nullable SampledConsumerMeter consumerMeter,
    @Nullable Delivery delivery) {}

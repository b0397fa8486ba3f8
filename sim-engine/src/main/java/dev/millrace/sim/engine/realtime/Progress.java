package dev.millrace.sim.engine.realtime;

import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.PipelineDrops;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The progress of a run, read from the journals of its workers. Used by the controlling thread
 * alone; what it reads is published by the workers.
 */
final class Progress {

  private final List<Worker> producers;
  private final List<Worker> consumers;
  private final PipelineDrops drops;

  Progress(List<Worker> producers, List<Worker> consumers, PipelineDrops drops) {
    this.producers = producers;
    this.consumers = consumers;
    this.drops = drops;
  }

  /** Returns a number that changes with every move of a message. */
  long moves() {
    return drops.count()
        + Stream.concat(producers.stream(), consumers.stream())
            .mapToLong(worker -> worker.journal().moves())
            .sum();
  }

  /** Computes the number of messages in the pipeline from those put and those taken. */
  private long inPipeline() {
    long taken = consumers.stream().mapToLong(worker -> worker.journal().passed()).sum();
    return producers.stream()
            .map(Worker::journal)
            .mapToLong(journal -> journal.passed() - journal.evicted())
            .sum()
        - taken
        - drops.count();
  }

  /** Returns whether the pipeline returns far more messages than were put. */
  boolean pipelineInvents() {
    return inPipeline() < -Failures.MAX_INVENTED;
  }

  /** A sleeping consumer completes its message; a sleeping producer helps if all were taken. */
  boolean someWorkerWillWake() {
    return consumers.stream().anyMatch(Worker::isAsleep)
        || (producers.stream().anyMatch(Worker::isAsleep) && inPipeline() <= 0);
  }

  /** Describes a stall and what the workers are doing. */
  String describeStall(Duration timeout, List<Worker> liveWorkers) {
    StringBuilder text =
        new StringBuilder(
            "stalled: no message moved for %d ms (stall-timeout), with %d in the pipeline"
                .formatted(timeout.toMillis(), inPipeline()));
    for (Worker worker : liveWorkers) {
      text.append(System.lineSeparator()).append("  ").append(worker.describe());
    }
    return text.toString();
  }
}

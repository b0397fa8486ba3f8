package dev.millrace.sim.engine.realtime;

import dev.millrace.ledger.Journal;
import dev.millrace.sim.engine.Failures;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The progress of a run, read from the journals of its workers. Used by the controlling thread
 * alone; what it reads is published by the workers.
 */
final class Progress {

  private final List<Worker> producers;
  private final List<RealTimeStage> stages;

  Progress(List<Worker> producers, List<RealTimeStage> stages) {
    this.producers = producers;
    this.stages = stages;
  }

  /** Returns a number that changes with every move of a message. */
  long moves() {
    return stages.stream().mapToLong(Progress::moves).sum();
  }

  private static long moves(RealTimeStage stage) {
    return stage.drops.count()
        + Stream.concat(stage.putJournals(), stage.consumers.stream().map(Worker::journal))
            .mapToLong(Journal::moves)
            .sum();
  }

  /** Computes the number of messages in a pipeline from those put and those taken. */
  static long inPipeline(RealTimeStage stage) {
    long taken = stage.consumers.stream().mapToLong(worker -> worker.journal().passed()).sum();
    return stage.putJournals().mapToLong(journal -> journal.passed() - journal.evicted()).sum()
        - taken
        - stage.drops.count();
  }

  private long inPipelines() {
    return stages.stream().mapToLong(Progress::inPipeline).sum();
  }

  /** Returns whether a pipeline returns far more messages than were put. */
  boolean pipelineInvents() {
    return stages.stream().anyMatch(stage -> inPipeline(stage) < -Failures.MAX_INVENTED);
  }

  /** A sleeping consumer completes its message; a sleeping producer helps if all were taken. */
  boolean someWorkerWillWake() {
    return stages.stream().anyMatch(stage -> stage.consumers.stream().anyMatch(Worker::isAsleep))
        || (producers.stream().anyMatch(Worker::isAsleep) && inPipelines() <= 0);
  }

  /** Describes a stall and what the workers are doing. */
  String describeStall(Duration timeout, List<Worker> liveWorkers) {
    StringBuilder text =
        new StringBuilder(
            "stalled: no message moved for %d ms (stall-timeout), with %d in the pipeline"
                .formatted(timeout.toMillis(), inPipelines()));
    for (Worker worker : liveWorkers) {
      text.append(System.lineSeparator()).append("  ").append(worker.describe());
    }
    return text.toString();
  }
}

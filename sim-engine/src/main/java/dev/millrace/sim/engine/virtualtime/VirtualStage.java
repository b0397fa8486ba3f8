package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.GuardedPipeline;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Stage;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.QueueLength;
import dev.millrace.sim.measure.QueueMeter;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.MessageRecorder;
import dev.millrace.sim.recording.RunRecorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a run in virtual time: a pipeline, the workers on both of its sides, the account of
 * its messages and their meters. Not thread-safe.
 */
final class VirtualStage {

  final Stage spec;
  final Ledger ledger;
  final VirtualPipeline pipeline;
  final VirtualMeters meters;

  /** The workers that put into the pipeline. */
  final List<VirtualPutter> putters = new ArrayList<>();

  final List<VirtualConsumer> consumers = new ArrayList<>();

  private final VirtualRun run;
  private final GuardedPipeline questions;
  private final int capacity;
  private final QueueMeter queue;
  private final PipelineDrops drops;
  private final Connection connection = new Connection();

  /**
   * Creates a stage without workers, and connects its pipeline to the run.
   *
   * @param putters the names of the workers that will put into its pipeline
   * @param groups the groups of putters by which messages are measured
   * @param outcomes is notified of messages that the pipeline drops by itself
   * @param recorder receives the events of messages; null for none
   */
  private VirtualStage(
      Stage spec,
      List<String> putters,
      MessageGroups groups,
      RunSettings settings,
      WarmUp warmUp,
      MessageObserver outcomes,
      VirtualRun run,
      @Nullable RunRecorder recorder) {
    this.spec = spec;
    this.run = run;
    questions = new GuardedPipeline(spec.pipeline(), settings.stallTimeout());
    capacity = questions.capacity();
    queue = new QueueMeter(warmUp, capacity);
    ledger = Ledger.forOneThread(putters, questions.keepsOrder());
    MessageRecorder events = recorder == null ? null : recorder.direct();
    queue.record(events);
    drops = new PipelineDrops(ledger, warmUp, groups, outcomes, recorder, run::nanos);
    pipeline = new VirtualPipeline(spec.pipeline(), capacity, queue, run.calls);
    meters = new VirtualMeters(warmUp, groups, run, events);
    spec.context().connect(connection);
  }

  /**
   * Creates the stages of a simulation.
   *
   * @param outcomes is notified of messages that a pipeline drops by itself
   * @param recorder receives the events of messages; null for none
   */
  static List<VirtualStage> all(
      Simulation simulation,
      WarmUp warmUp,
      MessageObserver outcomes,
      VirtualRun run,
      @Nullable RunRecorder recorder) {
    List<VirtualStage> stages = new ArrayList<>();
    List<String> putters = simulation.producerNames();
    MessageGroups groups = simulation.messageGroups();
    for (Stage spec : simulation.stages()) {
      if (!stages.isEmpty()) {
        groups = spec.messageGroups(putters);
      }
      stages.add(
          new VirtualStage(
              spec, putters, groups, simulation.settings(), warmUp, outcomes, run, recorder));
      putters = spec.workers();
    }
    return stages;
  }

  OverflowPolicy overflow() {
    return spec.overflow();
  }

  RunContext.Connection connection() {
    return connection;
  }

  int capacity() {
    return capacity;
  }

  /** Returns the failures of the pipeline outside of the run, a sentence each. */
  List<String> failures() {
    return questions.failures();
  }

  /** Returns whether all workers on one side of the open pipeline have ended. */
  boolean isToBeClosed() {
    return !pipeline.isClosed() && (allEnded(putters) || allAbsent());
  }

  /**
   * Ends workers that are absent or starting, when the others have drained the pipeline and ended.
   */
  void endAbsentWorkers(long now) {
    if (pipeline.isClosed() && allAbsent()) {
      consumers.forEach(consumer -> consumer.end(now));
    }
  }

  private boolean allAbsent() {
    for (VirtualConsumer consumer : consumers) {
      if (!consumer.isAbsent()) {
        return false;
      }
    }
    return true;
  }

  private static boolean allEnded(List<? extends VirtualWorker> workers) {
    for (VirtualWorker worker : workers) {
      if (!worker.hasEnded()) {
        return false;
      }
    }
    return true;
  }

  /** Ends the stream and wakes the waiting workers. */
  void close(long now) {
    run.stamp.engineIs(now);
    try {
      pipeline.close();
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline's close() threw " + Failures.text(t), now);
    }
    consumers.forEach(consumer -> consumer.wake(now));
    putters.forEach(putter -> putter.wake(now));
  }

  /** Lets workers continue that wait for the room of messages that the pipeline has dropped. */
  void settleAfterDrops(long now) {
    try {
      pipeline.settleAfterDrops(now);
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline threw " + Failures.text(t) + " after it had dropped messages", now);
    }
  }

  /** Empties the pipeline into the ledger, and closes the ledger. */
  Balance closeLedger(long now) {
    run.stamp.engineIs(now);
    try {
      drops.endRun(pipeline::pollNow);
      return ledger.close(true);
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline's poll() threw " + Failures.text(t), now);
      return ledger.close(false);
    }
  }

  /** Merges what was measured until the end of the run. */
  Measurements measurements(long now, boolean stopped) {
    queue.advanceTo(now);
    return meters.merge(drops.counted(), queue.measured(), now, stopped);
  }

  /** Returns the length of the queue until the last {@link #measurements}. */
  QueueLength queueLength() {
    return queue.measured();
  }

  /** Serves the pipeline, which is called at the time of an event. */
  private final class Connection implements RunContext.Connection {

    @Override
    public long nanos() {
      return run.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      run.calls.throwIfAbandoned();
      drops.dropped(message, reason);
      pipeline.droppedOneInside();
      run.pipelineDropped();
    }
  }
}

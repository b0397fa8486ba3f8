package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.api.StepListener;
import dev.millrace.explore.Event;
import dev.millrace.explore.Experiment;
import dev.millrace.explore.ExperimentContext;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.explore.Outcome;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulation as an experiment: its workers are the actors. The check finds violations of the
 * ledger, deadlocks, exceptions, undrained messages and an exceeded capacity.
 *
 * <p>For one thread at a time.
 */
public final class StepwiseExperiment implements Experiment, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StepwiseExperiment.class);

  /** Creates the components of one run. */
  @FunctionalInterface
  public interface Wirer {

    /**
     * Creates them.
     *
     * @param listener receives the steps of a pipeline that traces them
     */
    Simulation wire(StepListener listener) throws Exception;
  }

  private final Wirer wirer;
  private final boolean traced;
  private final Witness witness;
  private @Nullable StepwiseRun run;
  private List<String> violations = List.of();

  /**
   * Creates an experiment.
   *
   * @param traced whether the pipeline traces its steps; otherwise each of its calls is one step
   * @param witness receives what happens
   */
  public StepwiseExperiment(Wirer wirer, boolean traced, Witness witness) {
    this.wirer = wirer;
    this.traced = traced;
    this.witness = witness;
  }

  /** Returns whether the pipeline traces its steps, by trying an offer and a poll. */
  public static boolean tracesItsSteps(Wirer wirer, Explorer explorer) {
    Experiment oneOffer =
        context -> {
          Simulation simulation = wirer.wire(context.listener());
          context.actor(
              "tester",
              () -> {
                String producer = simulation.producers().get(0).name();
                simulation.pipeline().offer(new Message(producer, 0, 0, "a message"));
                simulation.pipeline().poll();
              });
          context.verify(
              outcome -> {
                close(simulation);
                return List.of();
              });
        };
    try {
      return explorer.replay(oneOffer, Schedule.parse("a")).events().stream()
          .anyMatch(event -> event.kind() == Event.Kind.STEP);
    } catch (InconclusiveException e) {
      LOG.debug("an offer or a poll blocked", e);
      return false;
    }
  }

  @Override
  public void prepare(ExperimentContext context) throws Exception {
    close();
    StepListener listener = new WitnessedListener(witness, context.listener());
    Simulation simulation = wirer.wire(listener);
    if (!traced) {
      simulation = simulation.with(WholeCalls.of(simulation.pipeline(), listener));
    }
    StepwiseRun next = new StepwiseRun(witness.around(simulation), context, witness::noted);
    run = next;
    next.workers().forEach(worker -> context.actor(worker.name(), worker));
    context.verify(end -> violations(next, end));
  }

  private List<String> violations(StepwiseRun ended, Outcome end) {
    witness.isOver();
    violations = ended.violations(end);
    return violations;
  }

  /** Returns whether the last execution had more messages than can be explored. */
  public boolean tooLarge() {
    return run != null && run.isTooLarge();
  }

  /** Returns the capacity of the pipeline of the last execution; 0 if there was none. */
  public int capacity() {
    return run == null ? 0 : run.capacity();
  }

  /** Returns the maximum number of messages of an execution. */
  public static long maxMessages() {
    return StepwiseRun.MAX_MESSAGES;
  }

  /**
   * Returns the result of the last execution.
   *
   * @throws IllegalStateException if there was none
   */
  public RunResult result() {
    if (run == null) {
      throw new IllegalStateException("nothing was executed yet");
    }
    return run.result(violations);
  }

  /** Closes the components of the last execution that are still open. */
  @Override
  public void close() {
    if (run != null) {
      run.workers().forEach(StepwiseWorker::closeIfOpen);
    }
  }

  private static void close(Simulation simulation) {
    Stream.concat(
            simulation.producers().stream().map(ProducerSpec::components),
            simulation.consumers().stream().map(ConsumerSpec::component))
        .forEach(
            component -> {
              try {
                component.close();
              } catch (Exception e) {
                LOG.debug("a component could not be closed", e);
              }
            });
  }

  /** Passes each step on to the witness before the scheduler selects the next actor. */
  private record WitnessedListener(StepListener witness, StepListener scheduler)
      implements StepListener {

    @Override
    public void onStep(Step step, Lock lock) {
      witness.onStep(step, lock);
      scheduler.onStep(step, lock);
    }

    @Override
    public long nanosToWait(long nanos) {
      return scheduler.nanosToWait(nanos);
    }
  }
}

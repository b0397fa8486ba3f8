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
 * A simulation as an experiment: its workers are the actors, and the verifier checks the ledger,
 * blocked workers, exceptions and the number of messages in the pipeline.
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
     * @param listener is told the steps of a pipeline that traces them
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
   * @param traced whether the pipeline traces its steps; if not, each of its calls is one
   * @param witness is told what happens
   */
  public StepwiseExperiment(Wirer wirer, boolean traced, Witness witness) {
    this.wirer = wirer;
    this.traced = traced;
    this.witness = witness;
  }

  /** Whether the pipeline traces its steps, which is seen by trying. */
  public static boolean tracesItsSteps(Wirer wirer, Explorer explorer) {
    Experiment oneOffer =
        context -> {
          Simulation simulation = wirer.wire(context.listener());
          context.actor(
              "probe",
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
    StepListener listener = new BothTold(witness, context.listener());
    Simulation simulation = wirer.wire(listener);
    if (!traced) {
      simulation = simulation.with(WholeCalls.of(simulation.pipeline(), listener));
    }
    StepwiseRun next = new StepwiseRun(witness.around(simulation), context, witness::noted);
    run = next;
    next.workers().forEach(worker -> context.actor(worker.name(), worker));
    context.verify(outcome -> verify(next, outcome));
  }

  private List<String> verify(StepwiseRun ended, Outcome outcome) {
    witness.isOver();
    violations = ended.violations(outcome);
    return violations;
  }

  /** Whether the last run had more messages than one is to have that is played again and again. */
  public boolean tooLarge() {
    return run != null && run.isTooLarge();
  }

  /** How many messages fit into the pipeline of the last run; 0 if there was none. */
  public int capacity() {
    return run == null ? 0 : run.capacity();
  }

  /** The most messages that a run is to have. */
  public static long mostMessages() {
    return StepwiseRun.MAX_MESSAGES;
  }

  /**
   * What the last run came to.
   *
   * @throws IllegalStateException if there was none
   */
  public RunResult result() {
    if (run == null) {
      throw new IllegalStateException("nothing was run yet");
    }
    return run.result(violations);
  }

  /** Closes the components of the last run that are still open. */
  @Override
  public void close() {
    if (run != null) {
      run.workers().forEach(StepwiseWorker::closeIfOpen);
    }
  }

  private static void close(Simulation simulation) {
    Stream.concat(
            simulation.producers().stream().map(StepwiseExperiment::component),
            simulation.consumers().stream().map(ConsumerSpec::consumer))
        .forEach(
            component -> {
              try {
                component.close();
              } catch (Exception e) {
                LOG.debug("a component could not be closed", e);
              }
            });
  }

  private static AutoCloseable component(ProducerSpec spec) {
    return spec.components();
  }

  /** A witness that is told a step before it is decided who goes on. */
  private record BothTold(StepListener witness, StepListener scheduler) implements StepListener {

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

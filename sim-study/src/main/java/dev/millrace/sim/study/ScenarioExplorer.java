package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.explore.Execution;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.explore.Outcome;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment.Wirer;
import dev.millrace.sim.engine.stepwise.Witness;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.trace.TraceRecorder;
import dev.millrace.sim.wiring.Wiring;
import java.util.List;

/**
 * Runs a small scenario step by step, in one order of its workers' steps or in many. For one thread
 * at a time.
 */
public final class ScenarioExplorer {

  /** Enough for a run with the most messages allowed, which takes some ten thousand steps. */
  private static final int MAX_STEPS = 200_000;

  private static final String ADVICE =
      "a run step by step has at most %,d messages; few, such as run.messages=4, keep it quick"
          + " and readable";

  private final Scenario scenario;
  private final Wirer wirer;
  private final boolean traced;

  private ScenarioExplorer(Scenario scenario, Injector plugins) {
    this.scenario = scenario;
    this.wirer = Wiring.repeatedly(scenario, plugins)::wire;
    this.traced = StepwiseExperiment.tracesItsSteps(wirer, defaultBudget());
  }

  /**
   * Creates an explorer of a scenario that was checked for virtual time.
   *
   * @throws ScenarioException if the scenario cannot be run step by step
   */
  static ScenarioExplorer of(Scenario scenario, Injector plugins) throws InconclusiveException {
    if (scenario.study().isRepeated()) {
      throw refusal(
          scenario,
          "only one run is explored or replayed: set run.replications=1 and run.precision=null");
    }
    for (ConsumerGroup group : scenario.consumersOfAllStages()) {
      if (group.scaling() != null) {
        throw refusal(
            scenario,
            "the number of workers of consumers.%s changes during the run, which is not explored; allowed: no scale.steps and no scale.max"
                .formatted(group.name()));
      }
    }
    ScenarioExplorer explorer = new ScenarioExplorer(scenario, plugins);
    explorer.checkSize();
    return explorer;
  }

  private static ScenarioException refusal(Scenario scenario, String reason) {
    return new ScenarioException(List.of(new Problem(scenario.source(), "", reason)));
  }

  private void checkSize() throws InconclusiveException {
    String advice = ADVICE.formatted(StepwiseExperiment.maxMessages());
    Long messages = scenario.run().messages();
    if (messages != null && messages > StepwiseExperiment.maxMessages()) {
      throw refusal(scenario, "run.messages is %,d; %s".formatted(messages, advice));
    }
    try (StepwiseExperiment once = experiment(new TraceRecorder(0))) {
      Execution tried = defaultBudget().replay(once, Schedule.parse("a"));
      if (once.tooLarge()) {
        throw refusal(scenario, "its producers make too many messages; " + advice);
      }
      if (!traced && once.capacity() == 0) {
        throw refusal(
            scenario,
            "the pipeline '%s' has no capacity and does not trace its steps"
                .formatted(scenario.pipeline().pipeline().binding().type()));
      }
      if (tried.outcome().kind() == Outcome.Kind.STEP_LIMIT) {
        throw refusal(scenario, tried.outcome().violations().get(0) + "; " + advice);
      }
    }
  }

  /** Returns the scenario with every default filled in. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns whether the pipeline traces its steps; if not, each of its calls is one step. */
  public boolean isTraced() {
    return traced;
  }

  /** Returns the standard budget, with the scenario's seed for random schedules. */
  public Explorer defaultBudget() {
    return Explorer.DEFAULT.withMaxSteps(MAX_STEPS).withSeed(scenario.run().seed());
  }

  /** Runs the scenario under many schedules, until one fails or the budget is spent. */
  public Exploration explore(Explorer budget) throws InterruptedException {
    try (StepwiseExperiment experiment = experiment(new TraceRecorder(0))) {
      return budget.withMaxSteps(MAX_STEPS).withSeed(scenario.run().seed()).explore(experiment);
    }
  }

  /**
   * The run under one schedule.
   *
   * @param execution the steps, and what is wrong
   * @param result the figures
   */
  public record Replay(Execution execution, RunResult result) {}

  /**
   * Runs the scenario under one schedule.
   *
   * @throws IllegalArgumentException if the schedule does not fit
   * @throws InconclusiveException if a component blocks outside the steps that it traces
   */
  public Replay replay(Schedule schedule, Witness witness) throws InconclusiveException {
    try (StepwiseExperiment experiment = experiment(witness)) {
      Execution execution = defaultBudget().replay(experiment, schedule);
      return new Replay(execution, experiment.result());
    }
  }

  /** Runs the scenario under one schedule, without a witness. */
  public Replay replay(Schedule schedule) throws InconclusiveException {
    return replay(schedule, new TraceRecorder(0));
  }

  private StepwiseExperiment experiment(Witness witness) {
    return new StepwiseExperiment(wirer, traced, witness);
  }
}

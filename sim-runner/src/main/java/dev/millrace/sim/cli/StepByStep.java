package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.explore.Ending;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.NotJudgedException;
import dev.millrace.explore.Performance;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment.Wirer;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.TraceRecorder;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** The playing of a scenario step by step, in one order or in many. */
final class StepByStep {

  /** A run with as many messages as are allowed takes some ten thousand steps. */
  private static final int MOST_STEPS = 200_000;

  private static final String ADVICE =
      "a run that is played step by step has %,d at most, and few make it quick and easy to read:"
          + " --set run.messages=4";

  private final Scenario scenario;
  private final Wirer wirer;
  private final boolean traced;

  private StepByStep(Scenario scenario, Injector plugins) {
    this.scenario = scenario;
    this.wirer = Wiring.repeatedly(scenario, plugins)::wire;
    this.traced = StepwiseExperiment.tracesItsSteps(wirer, explorer());
  }

  /**
   * Gets ready to play a scenario, and looks whether its pipeline traces its steps; prints why the
   * scenario cannot be played step by step and returns nothing if it cannot.
   */
  static Optional<StepByStep> ready(Scenario scenario, Injector plugins, PrintWriter err)
      throws NotJudgedException, WiringException {
    List<Problem> problems = Beforehand.problems(scenario, plugins);
    if (!problems.isEmpty()) {
      PluginsOption.print(problems, err);
      return Optional.empty();
    }
    if (Player.isRepeated(scenario.study())) {
      return refused(
          scenario,
          "what is played step by step is one run: set run.replications=1 and"
              + " run.precision=null",
          err);
    }
    StepByStep player = new StepByStep(scenario, plugins);
    Optional<String> refusal = player.refusal();
    return refusal.isPresent() ? refused(scenario, refusal.get(), err) : Optional.of(player);
  }

  private static Optional<StepByStep> refused(Scenario scenario, String reason, PrintWriter err) {
    err.println("sim-runner: %s: %s".formatted(scenario.source(), reason));
    return Optional.empty();
  }

  /** What is explored without further wishes. */
  Explorer explorer() {
    return Explorer.STANDARD.withSteps(MOST_STEPS).withSeed(scenario.run().seed());
  }

  /** Whether the pipeline tells its steps; if not, each of its calls is taken for one. */
  boolean traced() {
    return traced;
  }

  private Optional<String> refusal() throws NotJudgedException {
    String advice = ADVICE.formatted(StepwiseExperiment.mostMessages());
    Long messages = scenario.run().messages();
    if (messages != null && messages > StepwiseExperiment.mostMessages()) {
      return Optional.of("run.messages is %,d; %s".formatted(messages, advice));
    }
    try (StepwiseExperiment once = experiment(new TraceRecorder(0))) {
      Performance tried = explorer().replay(once, Schedule.parse("a"));
      if (once.tooLarge()) {
        return Optional.of("its producers make too many messages; " + advice);
      }
      if (!traced && once.capacity() == 0) {
        return Optional.of(
            "nothing is ever inside the pipeline '%s', and its own steps are not traced"
                .formatted(scenario.pipeline().pipeline().binding().type()));
      }
      return tried.ending().how() == Ending.How.STEP_LIMIT
          ? Optional.of(tried.ending().complaints().get(0) + "; " + advice)
          : Optional.empty();
    }
  }

  /** Plays it in many orders. */
  Exploration explore(Explorer explorer) throws InterruptedException {
    try (StepwiseExperiment experiment = experiment(new TraceRecorder(0))) {
      return explorer.explore(experiment);
    }
  }

  /**
   * A run that was played in one order.
   *
   * @param performance what happened
   * @param result what it came to
   */
  record Replay(Performance performance, RunResult result) {}

  /**
   * Plays it in one order.
   *
   * @throws IllegalArgumentException if the schedule does not fit
   */
  Replay replay(Schedule schedule, TraceRecorder recorder) throws NotJudgedException {
    try (StepwiseExperiment experiment = experiment(recorder)) {
      Performance played = explorer().replay(experiment, schedule);
      return new Replay(played, experiment.result());
    }
  }

  /** Something that plays step by step, and returns an exit code. */
  @FunctionalInterface
  interface Play {
    int play() throws NotJudgedException, WiringException, InterruptedException;
  }

  /** Plays, and tells what keeps it from being played. */
  static int orTellWhyNot(PrintWriter err, Play play) throws InterruptedException {
    try {
      return play.play();
    } catch (NotJudgedException e) {
      err.println("sim-runner: not judged: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (IllegalArgumentException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (IllegalStateException | WiringException e) {
      err.println("sim-runner: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private StepwiseExperiment experiment(TraceRecorder recorder) {
    return new StepwiseExperiment(wirer, traced, recorder);
  }
}

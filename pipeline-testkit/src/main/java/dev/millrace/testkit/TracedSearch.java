package dev.millrace.testkit;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.StepListener;
import dev.millrace.explore.Execution;
import dev.millrace.explore.Experiment;
import dev.millrace.explore.ExperimentContext;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.InconclusiveException;
import dev.millrace.explore.Outcome;
import dev.millrace.explore.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Runs a test program under the explorer, for pipelines that report their steps to a {@link
 * StepListener}.
 *
 * <p>Blind to errors between two traced steps. Inconclusive for a pipeline that reports none, or
 * waits elsewhere.
 */
final class TracedSearch {

  private final PipelineRules rules;
  private final Function<Pipeline<Message>, TestProgram> programs;

  TracedSearch(PipelineRules rules, Function<Pipeline<Message>, TestProgram> programs) {
    this.rules = rules;
    this.programs = programs;
  }

  void explore(Rule rule, String name) throws Exception {
    assumeTrue(reportsSteps(), "inconclusive: the pipeline reports no steps to the StepListener");
    Experiment experiment = this::prepare;
    String replayed = System.getProperty("millrace.testkit.replay", "");
    if (!replayed.isEmpty()) {
      replay(experiment, Schedule.parse(replayed));
      return;
    }
    Exploration explored = explored(experiment);
    if (explored.inconclusiveReason() != null) {
      abort("inconclusive: " + explored.inconclusiveReason());
    }
    Execution failure = explored.failure();
    if (failure != null && failure.outcome().kind() == Outcome.Kind.STEP_LIMIT) {
      // Time stands still, so a timed wait never expires; stress tests find real hangs.
      abort("inconclusive: the pipeline polls instead of waiting for a traced lock");
    }
    if (failure != null) {
      throw new AssertionError(
          "in "
              + name
              + ", by traced steps: "
              + failure
              + "To replay: -Dmillrace.testkit.replay="
              + failure.schedule());
    }
    Budget.report(rule + ": traced steps, " + explored.extent() + " of " + name);
  }

  private static Exploration explored(Experiment experiment) throws InterruptedException {
    try {
      return Budget.explorer().explore(experiment);
    } catch (IllegalArgumentException mismatch) {
      // A schedule that ran once does not fit when it is run again.
      return abort("inconclusive: the pipeline is not deterministic; it may depend on real time");
    }
  }

  private void replay(Experiment experiment, Schedule schedule) throws InconclusiveException {
    Execution execution = Budget.explorer().replay(experiment, schedule);
    if (execution.failed()) {
      throw new AssertionError("replayed: " + execution);
    }
    Budget.report("replayed without a violation: " + execution);
  }

  private Pipeline<Message> pipeline(StepListener listener) {
    return rules.create(new TestEnvironment(Optional.of(listener), rules.frozenContext()));
  }

  private boolean reportsSteps() {
    var steps = new AtomicInteger();
    pipeline((step, lock) -> steps.incrementAndGet()).poll();
    return steps.get() > 0;
  }

  private void prepare(ExperimentContext context) {
    TestProgram program = programs.apply(pipeline(context.listener()));
    int number = 0;
    for (Actor actor : program.actors()) {
      number++;
      String name = "thread-" + number;
      actor.interrupter = () -> context.interrupt(name);
      context.actor(
          name,
          () -> {
            actor.run();
            context.note("taken " + actor.taken.size() + ", accepted " + actor.accepted);
          });
    }
    context.verify(outcome -> violations(outcome, program));
  }

  private static List<String> violations(Outcome outcome, TestProgram program) {
    if (outcome.kind() != Outcome.Kind.COMPLETED) {
      return outcome.violations();
    }
    String violation = program.violation();
    return violation.isEmpty() ? List.of() : List.of(violation);
  }
}

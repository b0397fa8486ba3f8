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
 * Lets the explorer play a scene in one order of traced steps after another, for pipelines that
 * tell their steps to a {@link StepListener}.
 *
 * <p>It does not see what happens between two traced steps; it judges no pipeline that tells none,
 * or that waits anywhere else.
 */
final class TracedSearch {

  private final PipelineRules rules;
  private final Function<Pipeline<Message>, Scene> scenes;

  TracedSearch(PipelineRules rules, Function<Pipeline<Message>, Scene> scenes) {
    this.rules = rules;
    this.scenes = scenes;
  }

  void explore(Rule rule, String name) throws Exception {
    assumeTrue(tellsSteps(), "not judged: it tells no steps to the StepListener");
    Experiment experiment = this::prepare;
    String replayed = System.getProperty("millrace.testkit.replay", "");
    if (!replayed.isEmpty()) {
      replay(experiment, Schedule.parse(replayed));
      return;
    }
    Exploration explored = explored(experiment);
    if (explored.inconclusiveReason() != null) {
      abort("not judged: " + explored.inconclusiveReason());
    }
    Execution failure = explored.failure();
    if (failure != null && failure.outcome().kind() == Outcome.Kind.STEP_LIMIT) {
      // Where time stands still nobody's time is ever over: a real hang is found on real threads.
      abort("not judged: it looks again and again instead of waiting in a traced lock");
    }
    if (failure != null) {
      throw new AssertionError(
          "in "
              + name
              + ", by traced steps: "
              + failure
              + "To see exactly this again: -Dmillrace.testkit.replay="
              + failure.schedule());
    }
    Budget.spent(rule + ": traced steps, " + explored.extent() + " of " + name);
  }

  private static Exploration explored(Experiment experiment) throws InterruptedException {
    try {
      return Budget.explorer().explore(experiment);
    } catch (IllegalArgumentException doesNotFit) {
      // A schedule that was played once does not fit when it is played again.
      return abort("not judged: it does not take the same steps twice, as what goes by real time");
    }
  }

  private void replay(Experiment experiment, Schedule schedule) throws InconclusiveException {
    Execution played = Budget.explorer().replay(experiment, schedule);
    if (played.failed()) {
      throw new AssertionError("replayed: " + played);
    }
    Budget.spent("replayed, and nothing is wrong: " + played);
  }

  private Pipeline<Message> pipeline(StepListener listener) {
    return rules.create(new Surroundings(Optional.of(listener), rules.stillRun()));
  }

  private boolean tellsSteps() {
    var told = new AtomicInteger();
    pipeline((step, lock) -> told.incrementAndGet()).poll();
    return told.get() > 0;
  }

  private void prepare(ExperimentContext context) {
    Scene scene = scenes.apply(pipeline(context.listener()));
    int number = 0;
    for (Actor actor : scene.actors()) {
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
    context.verify(outcome -> violations(outcome, scene));
  }

  private static List<String> violations(Outcome outcome, Scene scene) {
    if (outcome.kind() != Outcome.Kind.COMPLETED) {
      return outcome.violations();
    }
    String wrong = scene.wrong();
    return wrong.isEmpty() ? List.of() : List.of(wrong);
  }
}

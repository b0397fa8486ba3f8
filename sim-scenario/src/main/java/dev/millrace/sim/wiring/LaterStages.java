package dev.millrace.sim.wiring;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Stage;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.StageChoice;
import java.util.ArrayList;
import java.util.List;

/** Creates the stages of a run after the first. */
final class LaterStages {

  private final Scenario scenario;
  private final Wiring wiring;
  private final WorkerWiring workers;

  LaterStages(Scenario scenario, Wiring wiring, WorkerWiring workers) {
    this.scenario = scenario;
    this.wiring = wiring;
    this.workers = workers;
  }

  /**
   * Creates all of them.
   *
   * @param firstConsumers the workers of the first stage
   */
  List<Stage> create(List<ConsumerSpec> firstConsumers) {
    List<Stage> stages = new ArrayList<>();
    List<String> putters = firstConsumers.stream().map(ConsumerSpec::name).toList();
    for (StageChoice choice : scenario.laterStages()) {
      RunContext context = context(choice, putters);
      Pipeline<Message> pipeline = pipeline(choice, context);
      List<ConsumerSpec> consumers = workers.consumers(choice.consumers());
      Stage stage =
          new Stage(choice.name(), pipeline, context, choice.pipeline().policy(), consumers);
      stages.add(stage);
      putters = stage.workers();
    }
    return stages;
  }

  /** Creates pipelines and the first worker of each group, to find those that refuse settings. */
  void collectRefusals(List<Problem> problems) {
    List<String> putters = workers.names(scenario.consumers());
    for (StageChoice choice : scenario.laterStages()) {
      RunContext context = context(choice, putters);
      Wiring.collectRefusal(
          choice.pipeline().pipeline(), problems, () -> pipeline(choice, context));
      choice.consumers().forEach(group -> wiring.firstConsumer(group, problems));
      putters = workers.names(choice.consumers());
    }
  }

  private static RunContext context(StageChoice choice, List<String> putters) {
    int workers = choice.consumers().stream().mapToInt(ConsumerGroup::count).sum();
    return new RunContext(putters, workers);
  }

  private Pipeline<Message> pipeline(StageChoice choice, RunContext context) {
    String name = "stages/" + choice.name() + "/pipeline";
    return workers.pipeline(choice.pipeline().pipeline(), name, context);
  }
}

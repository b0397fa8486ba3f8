package dev.millrace.benchmarks.handover;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.benchmarks.LoadedScenario;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.realtime.WorkerPath;
import dev.millrace.sim.wiring.WiringException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parts of a run with minimal components: the pipeline of a scenario, a producer whose next
 * message is always due, and a consumer that returns at once.
 */
final class Framework {

  /** Returns messages that are due at once. */
  static final Producer PRODUCER = () -> new Arrival(0, "body");

  /** Reads the message and returns at once. */
  static final Consumer CONSUMER =
      (message, clock) -> {
        if (message.sequence() < 0) {
          throw new IllegalStateException("a sequence number is negative");
        }
      };

  private Framework() {}

  /** Creates a simulation with one worker on each side. */
  static Simulation simulation(String pipeline, String measure) {
    try {
      Simulation wired =
          LoadedScenario.of(
                  """
                  producers.producer { type = random }
                  pipeline { type = %s%s }
                  consumers.consumer { type = log }
                  run { measure = %s }
                  """
                      .formatted(
                          pipeline,
                          pipeline.equals("lock") ? "" : ", capacity = " + Bare.CAPACITY,
                          measure))
              .wire(1);
      return new Simulation(
          wired.settings(),
          wired.pipeline(),
          wired.context(),
          wired.overflow(),
          List.of(new ProducerSpec("producer-1", PRODUCER, Arrivals.OPEN, false)),
          List.of(
              new ConsumerSpec(
                  "consumer-1",
                  CONSUMER,
                  new Retry(1, Duration.ZERO, Duration.ZERO),
                  new SplittableRandom(1))));
    } catch (WiringException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates a pipeline of the given type. */
  static Pipeline<Message> pipeline(String pipeline) {
    return simulation(pipeline, "off").pipeline();
  }

  /** Creates the path of a message through both workers and a pipeline of the given type. */
  static WorkerPath path(String pipeline, String measure) {
    return new WorkerPath(simulation(pipeline, measure));
  }
}

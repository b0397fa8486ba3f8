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
 * What a run is made of, with components that do nothing: a pipeline as a scenario brings it, a
 * producer that always has the next message ready, a consumer that looks at it and is done.
 */
final class Framework {

  /** Always has the next message ready. */
  static final Producer PRODUCER = () -> new Arrival(0, "body");

  /** Looks at a message and is done. */
  static final Consumer CONSUMER =
      (message, clock) -> {
        if (message.sequence() < 0) {
          throw new IllegalStateException("no message has such a number");
        }
      };

  private Framework() {}

  /** A simulation with one worker on each side. */
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

  /** A pipeline of that type, by itself. */
  static Pipeline<Message> pipeline(String pipeline) {
    return simulation(pipeline, "off").pipeline();
  }

  /** The way of a message through a producer and a consumer, and a pipeline of that type. */
  static WorkerPath path(String pipeline, String measure) {
    return new WorkerPath(simulation(pipeline, measure));
  }
}

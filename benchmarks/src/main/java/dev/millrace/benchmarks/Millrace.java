package dev.millrace.benchmarks;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.wiring.WiringException;
import java.util.Locale;

/**
 * Millrace in virtual time, as a user runs it: a scenario with the plug-ins {@code random}, {@code
 * queue} or {@code lock}, and {@code slow-database}, everything measured.
 */
final class Millrace implements Contestant {
  private static final double NANOS = 1e9;

  /** More than ever wait: of 1000 and more at a load of 0.8 there is a chance of 1e-97. */
  private static final int AMPLE = 1000;

  @Override
  public String key() {
    return "millrace";
  }

  @Override
  public Figures run(Model model, long customers, long seed) {
    RunResult result = engine(scenario(model, customers, seed)).run();
    Measurements measured = result.measurements();
    if (!result.succeeded()) {
      throw new IllegalStateException("failed: " + result.failures() + result.ledger());
    }
    return new Figures(
        result.ledger().offered(),
        measured.dropped(),
        measured.waits().meanNanos() / NANOS,
        new Figures.Rest(
            measured.services().meanNanos() / NANOS,
            measured.sojourns().meanNanos() / NANOS,
            measured.meanQueue()));
  }

  /** An engine that is ready to play a scenario, given as its text. */
  static VirtualTimeEngine engine(String text) {
    try {
      return new VirtualTimeEngine(LoadedScenario.of(text).wire(1));
    } catch (WiringException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The scenario that stands for a model. */
  static String scenario(Model model, long customers, long seed) {
    String pipeline =
        model.waitsAtProducer()
            ? "type = lock, overflow.policy = block"
            : model.waitingPlaces() == Integer.MAX_VALUE
                ? "type = queue, overflow.policy = block, capacity = " + AMPLE
                : "type = queue, overflow.policy = drop-newest, capacity = "
                    + model.waitingPlaces();
    return String.format(
        Locale.ROOT,
        """
        producers.customers {
          type = random, messages = %d, gap { type = exponential, mean = %dns }
        }
        pipeline { %s }
        consumers.servers {
          type = slow-database, count = %d, service { type = exponential, mean = 1s }
        }
        run { engine = virtual, seed = %d }
        """,
        customers,
        Math.round(NANOS / model.arrivalsPerSecond()),
        pipeline,
        model.servers(),
        seed);
  }
}

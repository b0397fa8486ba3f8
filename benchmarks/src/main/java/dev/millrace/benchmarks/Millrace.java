package dev.millrace.benchmarks;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.wiring.WiringException;
import java.util.Locale;

/**
 * Millrace in virtual time, as a user runs it: a scenario with the plug-ins {@code random}, {@code
 * queue} or {@code lock}, and {@code slow-database}, with full measurement.
 */
final class Millrace implements Entry {
  private static final double NANOS = 1e9;

  /** A capacity that is never reached: 1000 at a load of 0.8 have a probability of 1e-97. */
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

  /** Creates an engine for a scenario, given as text. */
  static VirtualTimeEngine engine(String text) {
    try {
      return new VirtualTimeEngine(LoadedScenario.of(text).wire(1));
    } catch (WiringException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the scenario of a model. */
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

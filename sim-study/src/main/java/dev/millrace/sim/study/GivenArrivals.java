package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario in virtual time with given due times in place of its producers'. {@link
 * ScenarioSpec#prepareGivenArrivals} creates it. Thread-safe.
 */
public final class GivenArrivals {

  private static final Integer BODY = 0;

  private final Scenario scenario;
  private final KeptWiring wiring;

  GivenArrivals(Scenario scenario, Injector plugins) {
    this.scenario = scenario;
    this.wiring = new KeptWiring(plugins);
  }

  /**
   * Runs the scenario to its end.
   *
   * @param dueNanos the due times in ascending order
   * @param replication selects independent random streams; from 1
   */
  public RunResult run(long[] dueNanos, int replication) {
    Simulation wired = wiring.wire(scenario, replication);
    wired.producers().forEach(GivenArrivals::close);
    String name = wired.producers().get(0).name();
    Simulation given =
        new Simulation(
            wired.settings(),
            wired.pipeline(),
            wired.context(),
            wired.overflow(),
            List.of(new ProducerSpec(name, new GivenProducer(dueNanos), Arrivals.OPEN, false)),
            wired.consumers());
    return new VirtualTimeEngine(given, new LogStamp(replication + "/")).run();
  }

  private static void close(ProducerSpec spec) {
    try {
      spec.producer().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class GivenProducer implements Producer {

    private final long[] dueNanos;
    private int next;

    GivenProducer(long[] dueNanos) {
      this.dueNanos = dueNanos;
    }

    @Override
    public @Nullable Arrival next() {
      if (next == dueNanos.length) {
        return null;
      }
      long gap = dueNanos[next] - (next == 0 ? 0 : dueNanos[next - 1]);
      next++;
      return new Arrival(gap, BODY);
    }
  }
}

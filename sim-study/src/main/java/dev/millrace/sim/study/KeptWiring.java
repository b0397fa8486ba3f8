package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.ComponentProviders;
import dev.millrace.sim.wiring.Wiring;

/**
 * Creates the components of many runs. Each thread reuses what it prepared for its earlier ones, of
 * other scenarios as well, which takes much longer than to create the components.
 *
 * <p>Thread-safe: threads share the plug-ins alone.
 */
final class KeptWiring {

  private final Injector plugins;
  private final ThreadLocal<ComponentProviders> kept =
      ThreadLocal.withInitial(ComponentProviders::new);

  KeptWiring(Injector plugins) {
    this.plugins = plugins;
  }

  /**
   * Creates the components of a replication.
   *
   * @param replication its number, from 1
   */
  Simulation wire(Scenario scenario, int replication) {
    return Wiring.wire(scenario, plugins, replication, kept.get());
  }
}

package dev.millrace.sim.wiring;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Components that are not part of any run. There are none for real time alone, which may do things
 * when they are created.
 *
 * @param producers every producing worker; none of them stores anything itself
 * @param consumers the first worker of each group, in the order of the scenario
 * @param all all of these, and the pipeline
 * @param problems what components had to say against their settings in this scenario; those that
 *     had are missing
 */
public record Rehearsal(
    List<ProducerSeat> producers,
    List<ConsumerSeat> consumers,
    List<AutoCloseable> all,
    List<Problem> problems)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  @Override
  public void close() {
    for (AutoCloseable component : all) {
      try {
        component.close();
      } catch (Exception e) {
        LOG.debug("a component that was asked beforehand could not be closed", e);
      }
    }
  }
}

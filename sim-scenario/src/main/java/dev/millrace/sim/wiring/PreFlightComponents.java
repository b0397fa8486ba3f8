package dev.millrace.sim.wiring;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.ComponentCloser;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The components of a pre-flight check, which take part in no run. Those annotated
 * {@code @RealTimeOnly} are missing: they may act on the outside world when they are created.
 *
 * @param producers every producing worker; none of them stores messages itself
 * @param consumers the first worker of each group, in the order of the scenario
 * @param all all of these, and the pipeline
 * @param problems why components refused their settings; such components are missing
 * @param closeTimeout how long each of them may take to close
 */
public record PreFlightComponents(
    List<ProducerSpec> producers,
    List<ConsumerSpec> consumers,
    List<Open> all,
    List<Problem> problems,
    Duration closeTimeout)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PreFlightComponents.class);

  @Override
  public void close() {
    for (String failure : ComponentCloser.close(all, closeTimeout)) {
      LOG.debug("after the pre-flight check: {}", failure);
    }
  }
}

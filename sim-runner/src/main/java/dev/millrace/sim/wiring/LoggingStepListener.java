package dev.millrace.sim.wiring;

import dev.millrace.api.StepListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that logs each step at DEBUG; the log shows the worker by its thread's name. */
final class LoggingStepListener implements StepListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingStepListener.class);

  /** Whether anybody would read the steps. */
  static boolean wanted() {
    return LOG.isDebugEnabled();
  }

  @Override
  public void onStep(Step step, Lock lock) {
    LOG.debug("{} {}", step, lock.name());
  }
}

package dev.millrace.sim.wiring;

import dev.millrace.api.StepListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that logs each step at DEBUG; the log shows the worker by its thread's name. */
final class LoggingStepListener implements StepListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingStepListener.class);

  /** A listener, if anybody would read what it logs. */
  static @Nullable StepListener ifWanted() {
    return LOG.isDebugEnabled() ? new LoggingStepListener() : null;
  }

  @Override
  public void onStep(Step step, Lock lock) {
    LOG.debug("{} {}", step, lock.name());
  }
}

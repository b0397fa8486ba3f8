package dev.millrace.sim.wiring;

import dev.millrace.api.StepListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that logs each step at DEBUG. The thread's name identifies the worker. */
final class LoggingStepListener implements StepListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingStepListener.class);

  /** Returns a listener, or null if DEBUG is not enabled. */
  static @Nullable StepListener ifEnabled() {
    return LOG.isDebugEnabled() ? new LoggingStepListener() : null;
  }

  @Override
  public void onStep(Step step, Lock lock) {
    LOG.debug("{} {}", step, lock.name());
  }
}

package dev.millrace.sim.engine.stepwise;

import dev.millrace.explore.Experiment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker of a run that is played step by step; it does something only when it has the turn. */
abstract class StepwiseWorker implements Experiment.Body {

  private static final Logger LOG = LoggerFactory.getLogger(StepwiseWorker.class);

  private final String name;
  private final AutoCloseable component;
  final StepwiseRun run;
  private boolean closed;

  StepwiseWorker(String name, AutoCloseable component, StepwiseRun run) {
    this.name = name;
    this.component = component;
    this.run = run;
  }

  /** Works until there is no more to do; an exception ends the run as failed. */
  abstract void work() throws Exception;

  /** Says that it has done its work. */
  abstract void ended();

  @Override
  public final void act() throws Exception {
    try {
      work();
      closed = true;
      component.close();
      ended();
      run.noted("ends");
    } catch (Exception | AssertionError e) {
      run.failed(name, e);
      throw e;
    }
  }

  final String name() {
    return name;
  }

  /** Closes the component of a worker that did not come to its end. */
  final void closeIfOpen() {
    if (!closed) {
      closed = true;
      try {
        component.close();
      } catch (Exception e) {
        LOG.debug("{}: its component could not be closed", name, e);
      }
    }
  }
}

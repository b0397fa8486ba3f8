package dev.millrace.sim.engine.stepwise;

import dev.millrace.explore.Experiment;
import dev.millrace.sim.engine.worker.WorkerParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker under a controlled scheduler: runs the loop of the real engine, one step at a time. */
final class StepwiseWorker implements Experiment.Body {

  private static final Logger LOG = LoggerFactory.getLogger(StepwiseWorker.class);

  private final WorkerParts parts;
  private final StepwiseRun run;
  private boolean closed;

  StepwiseWorker(WorkerParts parts, StepwiseRun run) {
    this.parts = parts;
    this.run = run;
  }

  @Override
  public void run() throws Exception {
    try {
      parts.loop().run();
      closed = true;
      parts.component().close();
      run.ended(parts);
      run.noted("ends");
    } catch (Exception | AssertionError e) {
      run.failed(name(), e);
      throw e;
    }
  }

  String name() {
    return parts.name();
  }

  /** Closes the component of a worker that did not end. */
  void closeIfOpen() {
    if (!closed) {
      closed = true;
      try {
        parts.component().close();
      } catch (Exception e) {
        LOG.debug("{}: its component could not be closed", name(), e);
      }
    }
  }
}

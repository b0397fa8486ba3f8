package dev.millrace.memoryorder;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;

/** The calls of two threads on a pipeline that one of them closes. */
final class CloseRace {

  private CloseRace() {}

  /** Returns 1 if the message was accepted, or 0 if it was rejected because of the close. */
  static int offer(Pipeline<Body> pipeline) {
    try {
      return pipeline.offer(new Body()) ? 1 : 0;
    } catch (ClosedPipelineException e) {
      return 0;
    }
  }

  /** Closes the pipeline and takes until it is empty; returns the number taken. */
  static int closeAndTake(Pipeline<Body> pipeline) {
    pipeline.close();
    return take(pipeline);
  }

  /** Removes and counts the remaining messages. */
  static int take(Pipeline<Body> pipeline) {
    int taken = 0;
    while (pipeline.poll() != null) {
      taken++;
    }
    return taken;
  }
}

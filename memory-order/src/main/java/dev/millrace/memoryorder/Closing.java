package dev.millrace.memoryorder;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;

/** What two threads do to a pipeline that one of them closes, and what is left afterwards. */
final class Closing {

  private Closing() {}

  /** A producer: 1 if its message was accepted, 0 if it was refused because of the close. */
  static int offer(Pipeline<Body> pipeline) {
    try {
      return pipeline.offer(new Body()) ? 1 : 0;
    } catch (ClosedPipelineException e) {
      return 0;
    }
  }

  /** The closer, who takes until the end: how many it got. */
  static int closeAndTake(Pipeline<Body> pipeline) {
    pipeline.close();
    return take(pipeline);
  }

  /** How many are inside. */
  static int take(Pipeline<Body> pipeline) {
    int taken = 0;
    while (pipeline.poll() != null) {
      taken++;
    }
    return taken;
  }
}

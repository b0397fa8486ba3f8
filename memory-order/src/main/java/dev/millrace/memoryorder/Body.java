package dev.millrace.memoryorder;

import dev.millrace.api.Pipeline;
import org.jspecify.annotations.Nullable;

/** What is handed over: a plain field, which only the pipeline's promise makes visible. */
final class Body {

  /** What a taker saw who got no body. */
  static final int NOTHING = -1;

  private int field;

  /** A producer: writes, and hands over. */
  static void offer(Pipeline<Body> pipeline) {
    Body body = new Body();
    body.field = 1;
    pipeline.offer(body);
  }

  /** A producer who waits for the taker. */
  static void put(Pipeline<Body> pipeline) {
    Body body = new Body();
    body.field = 1;
    try {
      pipeline.put(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A taker: 1 if it saw what was written, 0 if it did not. */
  static int poll(Pipeline<Body> pipeline) {
    return seen(pipeline.poll());
  }

  /** A taker who waits for the producer. */
  static int take(Pipeline<Body> pipeline) {
    try {
      return seen(pipeline.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING;
    }
  }

  private static int seen(@Nullable Body body) {
    return body == null ? NOTHING : body.field;
  }
}

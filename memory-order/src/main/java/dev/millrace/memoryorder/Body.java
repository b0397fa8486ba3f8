package dev.millrace.memoryorder;

import dev.millrace.api.Pipeline;
import org.jspecify.annotations.Nullable;

/** The body of a message: a plain field, made visible only by the pipeline's guarantee. */
final class Body {

  /** The result of a taker that received no body. */
  static final int NOTHING = -1;

  private int field;

  /** Writes the field and offers the body. */
  static void offer(Pipeline<Body> pipeline) {
    Body body = new Body();
    body.field = 1;
    pipeline.offer(body);
  }

  /** Writes the field and puts the body, waiting for the taker. */
  static void put(Pipeline<Body> pipeline) {
    Body body = new Body();
    body.field = 1;
    try {
      pipeline.put(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Polls; returns 1 if the write is visible, 0 if not, or {@link #NOTHING}. */
  static int poll(Pipeline<Body> pipeline) {
    return read(pipeline.poll());
  }

  /** Takes, waiting for the producer; returns as {@link #poll}. */
  static int take(Pipeline<Body> pipeline) {
    try {
      return read(pipeline.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING;
    }
  }

  private static int read(@Nullable Body body) {
    return body == null ? NOTHING : body.field;
  }
}

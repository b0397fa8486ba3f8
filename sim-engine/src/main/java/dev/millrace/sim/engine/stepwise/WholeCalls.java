package dev.millrace.sim.engine.stepwise;

import static dev.millrace.api.StepListener.Step.ABOUT_TO_ACQUIRE;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_TRY;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_WAIT;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.StepListener;
import dev.millrace.api.StepListener.Lock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call of a pipeline that does not trace its steps one step: waits for room or for a
 * message happen outside of it, as for a lock.
 *
 * <p>Room and messages are determined by the pipeline's size. Guarded by the turns of the
 * scheduler.
 */
class WholeCalls implements Pipeline<Message> {

  private final Pipeline<Message> pipeline;
  private final StepListener listener;
  private final Lock room;
  private final Lock message;
  private boolean closed;

  WholeCalls(Pipeline<Message> pipeline, StepListener listener) {
    this.pipeline = pipeline;
    this.listener = listener;
    this.room = new Condition("room", () -> closed || pipeline.size() < pipeline.capacity());
    this.message = new Condition("a message", () -> closed || pipeline.size() > 0);
  }

  /** Decorates a pipeline; the result can evict if the pipeline can. */
  static Pipeline<Message> of(Pipeline<Message> pipeline, StepListener listener) {
    return pipeline instanceof EvictingPipeline<Message> evicting
        ? new Evicting(evicting, listener)
        : new WholeCalls(pipeline, listener);
  }

  @Override
  public void put(Message put) {
    do {
      listener.onStep(ABOUT_TO_ACQUIRE, room);
    } while (!pipeline.offer(put));
  }

  @Override
  public boolean offer(Message put) {
    listener.onStep(ABOUT_TO_TRY, room);
    return pipeline.offer(put);
  }

  @Override
  public boolean offer(Message put, Duration timeout) {
    listener.onStep(ABOUT_TO_WAIT, room);
    return pipeline.offer(put);
  }

  @Override
  public @Nullable Message take() {
    while (true) {
      listener.onStep(ABOUT_TO_ACQUIRE, message);
      Message taken = pipeline.poll();
      if (taken != null || closed) {
        return taken;
      }
    }
  }

  @Override
  public @Nullable Message poll() {
    listener.onStep(ABOUT_TO_TRY, message);
    return pipeline.poll();
  }

  @Override
  public @Nullable Message poll(Duration timeout) {
    listener.onStep(ABOUT_TO_WAIT, message);
    return pipeline.poll();
  }

  @Override
  public int size() {
    return pipeline.size();
  }

  @Override
  public int capacity() {
    return pipeline.capacity();
  }

  @Override
  public boolean keepsOrder() {
    return pipeline.keepsOrder();
  }

  @Override
  public void close() {
    closed = true;
    pipeline.close();
  }

  /** The same for a pipeline that can evict messages. */
  private static final class Evicting extends WholeCalls implements EvictingPipeline<Message> {

    private static final Lock PIPELINE = new Condition("the pipeline", () -> true);

    private final EvictingPipeline<Message> pipeline;
    private final StepListener listener;

    Evicting(EvictingPipeline<Message> pipeline, StepListener listener) {
      super(pipeline, listener);
      this.pipeline = pipeline;
      this.listener = listener;
    }

    @Override
    public List<Message> putEvicting(Message put, Victims victims) {
      listener.onStep(ABOUT_TO_TRY, PIPELINE);
      return pipeline.putEvicting(put, victims);
    }
  }
}

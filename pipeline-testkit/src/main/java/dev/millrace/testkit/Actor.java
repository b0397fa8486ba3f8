package dev.millrace.testkit;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a {@link TestProgram}: its action and its results. The fields are written by the
 * actor's thread and read by another one after that thread has ended, which is the
 * <i>happens-before</i> edge. The action does as little as possible, since each step multiplies the
 * number of schedules.
 */
final class Actor implements Runnable {

  /** The action of an actor; throws what the pipeline throws. */
  interface Action {
    void run(Actor actor) throws Exception;
  }

  private final Action action;
  int accepted;
  final List<Message> taken = new ArrayList<>();
  int evicted;
  @Nullable Throwable failure;
  @Nullable Runnable interrupter;

  Actor(Action action) {
    this.action = action;
  }

  @Override
  public void run() {
    try {
      action.run(this);
    } catch (ClosedPipelineException | InterruptedException expected) {
      // the message was not accepted or taken, and is not counted
    } catch (Exception e) {
      failure = e;
    }
  }

  static Actor putting(Pipeline<Message> pipeline, Message... messages) {
    return new Actor(
        actor -> {
          for (Message message : messages) {
            pipeline.put(message);
            actor.accepted++;
          }
        });
  }

  static Actor offering(Pipeline<Message> pipeline, Message message) {
    return new Actor(actor -> actor.accepted += pipeline.offer(message) ? 1 : 0);
  }

  static Actor taking(Pipeline<Message> pipeline, int messages) {
    return new Actor(
        actor -> {
          for (int i = 0; i < messages; i++) {
            actor.add(pipeline.take());
          }
        });
  }

  static Actor takingUntilEnd(Pipeline<Message> pipeline) {
    return new Actor(
        actor -> {
          Message message = pipeline.take();
          while (message != null) {
            actor.taken.add(message);
            message = pipeline.take();
          }
        });
  }

  static Actor closing(Pipeline<Message> pipeline) {
    return new Actor(actor -> pipeline.close());
  }

  void add(@Nullable Message message) {
    if (message != null) {
      taken.add(message);
    }
  }

  /** Interrupts the actor's thread. */
  void interrupt() {
    Runnable target = interrupter;
    if (target != null) {
      target.run();
    }
  }
}

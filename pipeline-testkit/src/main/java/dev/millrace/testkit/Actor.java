package dev.millrace.testkit;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread of a {@link Scene} does, and what came of it. The fields are written by the
 * thread that acts, and read by another one when that has ended, which is the <i>happens-before</i>
 * edge. It does as little as possible besides, since each step it takes multiplies the schedules.
 */
final class Actor implements Runnable {

  /** What is done; throws what the pipeline throws. */
  interface Part {
    void play(Actor actor) throws Exception;
  }

  private final Part part;
  int accepted;
  final List<Message> taken = new ArrayList<>();
  int evicted;
  @Nullable Throwable failure;
  @Nullable Runnable interrupter;

  Actor(Part part) {
    this.part = part;
  }

  @Override
  public void run() {
    try {
      part.play(this);
    } catch (ClosedPipelineException | InterruptedException refused) {
      // what was not accepted or taken is not counted
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

  static Actor takingUntilTheEnd(Pipeline<Message> pipeline) {
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

  /** Interrupts the thread that plays this actor. */
  void interrupt() {
    Runnable how = interrupter;
    if (how != null) {
      how.run();
    }
  }
}

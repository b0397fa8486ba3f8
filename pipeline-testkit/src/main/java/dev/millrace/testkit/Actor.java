package dev.millrace.testkit;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a scenario that is explored, and what it did. Its fields are written by the thread,
 * and read by another one after {@link Thread#join}. It does as little as possible besides, since
 * each step it takes multiplies the schedules.
 */
abstract class Actor extends Thread {

  final Pipeline<Message> pipeline;
  int accepted;
  int taken;
  boolean wasInterrupted;
  @Nullable Message last;
  @Nullable Throwable failure;

  Actor(Pipeline<Message> pipeline) {
    this.pipeline = pipeline;
  }

  abstract void act() throws Exception;

  @Override
  public final void run() {
    try {
      act();
    } catch (ClosedPipelineException end) {
      // refused: it is not counted as accepted
    } catch (InterruptedException e) {
      wasInterrupted = true;
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Waits for the end of the thread; fails if it did. */
  final void ended() throws InterruptedException {
    join();
    if (failure != null) {
      throw new AssertionError(failure.toString(), failure);
    }
  }

  final void putAll(Message... messages) throws InterruptedException {
    for (Message message : messages) {
      pipeline.put(message);
      accepted++;
    }
  }

  final void takeOne() throws InterruptedException {
    last = pipeline.take();
    if (last != null) {
      taken++;
    }
  }

  final void takeUntilTheEnd() throws InterruptedException {
    while (pipeline.take() != null) {
      taken++;
    }
  }

  static Actor putting(Pipeline<Message> pipeline, Message... messages) {
    return new Actor(pipeline) {
      @Override
      void act() throws InterruptedException {
        putAll(messages);
      }
    };
  }

  static Actor takingOne(Pipeline<Message> pipeline) {
    return new Actor(pipeline) {
      @Override
      void act() throws InterruptedException {
        takeOne();
      }
    };
  }

  static Actor takingUntilTheEnd(Pipeline<Message> pipeline) {
    return new Actor(pipeline) {
      @Override
      void act() throws InterruptedException {
        takeUntilTheEnd();
      }
    };
  }
}

package dev.millrace.benchmarks.handover;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.engine.realtime.WorkerPath;
import java.util.concurrent.Semaphore;

/**
 * A second thread that puts a block of messages on request; the calling thread takes them.
 *
 * <p>A semaphore starts each block; its release <i>happens-before</i> the acquire. All other shared
 * state passes through the primitive that is timed.
 */
final class Relay implements AutoCloseable {

  /** Puts or takes one message. */
  interface Step {
    void run() throws Exception;
  }

  private final int messages;
  private final Step take;
  private final Semaphore start = new Semaphore(0);
  private final Thread putting;

  private Relay(int messages, Step put, Step take) {
    this.messages = messages;
    this.take = take;
    this.putting = new Thread(() -> putAll(put), "producer-1");
    putting.setDaemon(true);
    putting.start();
  }

  /**
   * Creates a relay through a path: {@code bare} (the primitive behind the type of pipeline),
   * {@code pipeline} (the pipeline alone), or the workers' path with a value of {@code
   * run.measure}: {@code off}, {@code auto}, {@code all}.
   */
  static Relay through(String path, String type, int messages) {
    if (path.equals("bare")) {
      Bare bare = Bare.of(type);
      return between(bare::put, bare::take, messages);
    }
    if (path.equals("pipeline")) {
      Pipeline<Message> pipeline = Framework.pipeline(type);
      return between(pipeline::put, () -> requireNonNull(pipeline.take()), messages);
    }
    WorkerPath workers = Framework.path(type, path);
    return new Relay(messages, workers::put, workers::take);
  }

  private interface Put {
    void put(Message message) throws InterruptedException;
  }

  private interface Take {
    Message take() throws InterruptedException;
  }

  private static Relay between(Put put, Take take, int messages) {
    Program making = new Program();
    Program storing = new Program();
    return new Relay(messages, () -> put.put(making.next()), () -> storing.store(take.take()));
  }

  /** Starts a block of puts, and takes the messages. */
  void run() throws Exception {
    start.release();
    for (int i = 0; i < messages; i++) {
      take.run();
    }
  }

  private void putAll(Step put) {
    try {
      while (true) {
        start.acquire();
        for (int i = 0; i < messages; i++) {
          put.run();
        }
      }
    } catch (InterruptedException e) {
      // close() ends the thread
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    putting.interrupt();
  }
}

package dev.millrace.benchmarks.handover;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/** The primitive behind a pipeline, as a program without a framework uses it. */
interface Bare {

  /** The capacity of primitives that hold several messages. */
  int CAPACITY = 1024;

  /** Puts a message, waiting for room. */
  void put(Message message) throws InterruptedException;

  /** Takes a message, waiting for one. */
  Message take() throws InterruptedException;

  /** Returns the primitive behind a type of pipeline. */
  static Bare of(String pipeline) {
    return switch (pipeline) {
      case "lock" -> new TwoSemaphores();
      case "queue" -> new Queue();
      case "ring" -> new Ring();
      default -> throw new IllegalArgumentException("no primitive for " + pipeline);
    };
  }

  /** A field guarded by two semaphores. */
  final class TwoSemaphores implements Bare {
    private final Semaphore empty = new Semaphore(1);
    private final Semaphore full = new Semaphore(0);
    private @Nullable Message slot;

    @Override
    public void put(Message message) throws InterruptedException {
      empty.acquire();
      slot = message;
      full.release();
    }

    @Override
    public Message take() throws InterruptedException {
      full.acquire();
      Message message = requireNonNull(slot);
      slot = null;
      empty.release();
      return message;
    }
  }

  /** An {@link ArrayBlockingQueue}. */
  final class Queue implements Bare {
    private final ArrayBlockingQueue<Message> queue = new ArrayBlockingQueue<>(CAPACITY);

    @Override
    public void put(Message message) throws InterruptedException {
      queue.put(message);
    }

    @Override
    public Message take() throws InterruptedException {
      return queue.take();
    }
  }

  /** The ring of JCTools for one producer and one consumer, polled by spinning. */
  final class Ring implements Bare {
    private final MessagePassingQueue<Message> ring = new SpscVarHandleArrayQueue<>(CAPACITY);

    @Override
    public void put(Message message) {
      while (!ring.offer(message)) {
        Thread.onSpinWait();
      }
    }

    @Override
    public Message take() {
      Message message = ring.poll();
      while (message == null) {
        Thread.onSpinWait();
        message = ring.poll();
      }
      return message;
    }
  }
}

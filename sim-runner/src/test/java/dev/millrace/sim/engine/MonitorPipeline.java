package dev.millrace.sim.engine;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A plain, correct pipeline on one monitor; tests override a method to plant a mistake. */
public class MonitorPipeline implements Pipeline<Message> {

  private final int capacity;
  protected final Deque<Message> messages = new ArrayDeque<>();
  protected boolean closed;
  public int closes;

  public MonitorPipeline(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public synchronized void put(Message message) throws InterruptedException {
    while (!offer(message)) {
      wait();
    }
  }

  @Override
  public synchronized boolean offer(Message message) {
    if (closed) {
      throw new ClosedPipelineException();
    }
    if (messages.size() == capacity) {
      return false;
    }
    store(message);
    notifyAll();
    return true;
  }

  @Override
  public boolean offer(Message message, Duration timeout) {
    throw new UnsupportedOperationException("no test needs it");
  }

  @Override
  public synchronized @Nullable Message take() throws InterruptedException {
    while (messages.isEmpty() && !closed) {
      wait();
    }
    return poll();
  }

  @Override
  public synchronized @Nullable Message poll() {
    notifyAll();
    return messages.poll();
  }

  @Override
  public @Nullable Message poll(Duration timeout) {
    throw new UnsupportedOperationException("no test needs it");
  }

  @Override
  public synchronized int size() {
    return messages.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public synchronized void close() {
    closed = true;
    closes++;
    notifyAll();
  }

  /** Puts an accepted message in its place; the lock is held. */
  protected void store(Message message) {
    messages.add(message);
  }
}

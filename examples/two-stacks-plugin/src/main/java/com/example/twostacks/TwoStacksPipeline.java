package com.example.twostacks;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A buffer of two stacks: puts go onto one; when the other is empty, the first is turned over onto
 * it, which puts the oldest message on top. Everything is guarded by the object's monitor.
 */
public final class TwoStacksPipeline<T> implements Pipeline<T> {

  public record Settings(@Range(min = 1, max = 1_000_000) int capacity) {}

  private final int capacity;
  private final Deque<T> in = new ArrayDeque<>();
  private final Deque<T> out = new ArrayDeque<>();
  private boolean closed;

  @Inject
  public TwoStacksPipeline(Settings settings) {
    this.capacity = settings.capacity();
  }

  @Override
  public void put(T message) throws InterruptedException {
    while (!offer(message, Duration.ofDays(1))) {}
  }

  @Override
  public synchronized boolean offer(T message) {
    Objects.requireNonNull(message);
    requireOpen();
    if (size() == capacity) {
      return false;
    }
    in.push(message);
    notifyAll();
    return true;
  }

  @Override
  public synchronized boolean offer(T message, Duration timeout) throws InterruptedException {
    long deadline = deadline(timeout);
    while (!offer(message)) {
      if (!waitedUntil(deadline)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized T take() throws InterruptedException {
    T message = poll(Duration.ofDays(1));
    while (message == null && !closed) {
      message = poll(Duration.ofDays(1));
    }
    return message;
  }

  @Override
  public synchronized T poll() {
    if (out.isEmpty()) {
      while (!in.isEmpty()) {
        out.push(in.pop());
      }
    }
    T message = out.poll();
    if (message != null) {
      notifyAll();
    }
    return message;
  }

  @Override
  public synchronized T poll(Duration timeout) throws InterruptedException {
    long deadline = deadline(timeout);
    T message = poll();
    while (message == null && !closed && waitedUntil(deadline)) {
      message = poll();
    }
    return message;
  }

  @Override
  public synchronized int size() {
    return in.size() + out.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  /** At most a century from now, so that it does not overflow. */
  private static long deadline(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return System.nanoTime()
        + Math.min(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.DAYS.toNanos(36_500));
  }

  /** Waits for news; false if the time is over. */
  private boolean waitedUntil(long deadline) throws InterruptedException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.timedWait(this, left);
    return true;
  }
}

package dev.millrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedMonitor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A small buffer in a monitor, as in a textbook. Correct; subclasses override the method in which a
 * mistake is planted. All fields are guarded by the monitor.
 */
class MonitorBuffer implements EvictingPipeline<Message>, RemovingPipeline<Message> {

  final TracedMonitor monitor;
  final Deque<Message> inside = new ArrayDeque<>();
  final int capacity;
  boolean closed;

  MonitorBuffer(int capacity, Optional<StepListener> listener) {
    this.capacity = capacity;
    this.monitor = new TracedMonitor("monitor", listener);
  }

  /** Waits once; the caller rechecks its condition. */
  void await() throws InterruptedException {
    monitor.await();
  }

  boolean rechecks() {
    return true;
  }

  void wakeAfterChange() {
    monitor.notifyAllWaiting();
  }

  void wakeAfterClose() {
    monitor.notifyAllWaiting();
  }

  boolean isFull() {
    return inside.size() >= capacity;
  }

  void requireOpen() {
    if (closed) {
      throw new ClosedPipelineException();
    }
  }

  void append(Message message) {
    inside.addLast(message);
    wakeAfterChange();
  }

  @Nullable Message remove() {
    Message message = inside.pollFirst();
    if (message != null) {
      wakeAfterChange();
    }
    return message;
  }

  @Override
  public List<Message> removeIf(Predicate<? super Message> condition) {
    List<Message> removed = new ArrayList<>();
    monitor.enterUninterruptibly();
    try {
      inside.removeIf(message -> condition.test(message) && removed.add(message));
      wakeAfterRemoval();
    } finally {
      monitor.exit();
    }
    return removed;
  }

  void wakeAfterRemoval() {
    wakeAfterChange();
  }

  @Override
  public void put(Message message) throws InterruptedException {
    requireNonNull(message);
    monitor.enter();
    try {
      requireOpen();
      while (isFull()) {
        await();
        requireOpen();
        if (!rechecks()) {
          break;
        }
      }
      append(message);
    } finally {
      monitor.exit();
    }
  }

  @Override
  public boolean offer(Message message) {
    requireNonNull(message);
    monitor.enterUninterruptibly();
    try {
      requireOpen();
      if (isFull()) {
        return false;
      }
      append(message);
      return true;
    } finally {
      monitor.exit();
    }
  }

  /** Polls, since the monitor has no timed wait. */
  @Override
  public boolean offer(Message message, Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    long start = System.nanoTime();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (offer(message)) {
        return true;
      }
      if (System.nanoTime() - start >= nanos) {
        return false;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    monitor.enter();
    try {
      while (inside.isEmpty() && !closed) {
        await();
        if (!rechecks()) {
          break;
        }
      }
      return remove();
    } finally {
      monitor.exit();
    }
  }

  @Override
  public @Nullable Message poll() {
    monitor.enterUninterruptibly();
    try {
      return remove();
    } finally {
      monitor.exit();
    }
  }

  @Override
  public @Nullable Message poll(Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    long start = System.nanoTime();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Message message = poll();
      if (message != null || isClosed() || System.nanoTime() - start >= nanos) {
        return message;
      }
      Thread.onSpinWait();
    }
  }

  private boolean isClosed() {
    monitor.enterUninterruptibly();
    try {
      return closed && inside.isEmpty();
    } finally {
      monitor.exit();
    }
  }

  @Override
  public List<Message> putEvicting(Message message, Victims victims) {
    requireNonNull(message);
    monitor.enterUninterruptibly();
    try {
      requireOpen();
      List<Message> evicted = new ArrayList<>();
      while (isFull() && evicted.isEmpty() || victims == Victims.ALL && !evicted.isEmpty()) {
        Message victim = victims == Victims.NEWEST ? inside.pollLast() : inside.pollFirst();
        if (victim == null) {
          break;
        }
        evicted.add(victim);
      }
      append(message);
      return evicted;
    } finally {
      monitor.exit();
    }
  }

  @Override
  public int size() {
    monitor.enterUninterruptibly();
    try {
      return inside.size();
    } finally {
      monitor.exit();
    }
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public void close() {
    monitor.enterUninterruptibly();
    try {
      closed = true;
      wakeAfterClose();
    } finally {
      monitor.exit();
    }
  }
}

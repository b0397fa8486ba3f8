package com.example.broken;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedMonitor;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slot guarded by a monitor, like that of every Java object.
 *
 * <p>The mistake: producers and consumers wait in one wait set, and {@code notify} wakes an
 * arbitrary one of them. If a consumer wakes a consumer and there is no message, that consumer
 * waits again and the notification is lost: the producer that could continue is never woken. The
 * fix is {@code notifyAll}, or a condition for each side.
 */
public final class NotifyForNotifyAll extends OnePlace {

  private final TracedMonitor monitor;
  private volatile @Nullable Message slot;
  private volatile boolean closed;

  @Inject
  public NotifyForNotifyAll(Optional<StepListener> listener) {
    monitor = new TracedMonitor("monitor", listener);
  }

  @Override
  public void put(Message message) throws InterruptedException {
    monitor.enter();
    try {
      while (slot != null && !closed) {
        monitor.await();
      }
      store(message);
    } finally {
      monitor.exit();
    }
  }

  @Override
  public boolean offer(Message message) {
    monitor.enterUninterruptibly();
    try {
      if (slot != null && !closed) {
        return false;
      }
      store(message);
      return true;
    } finally {
      monitor.exit();
    }
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    monitor.enter();
    try {
      while (slot == null && !closed) {
        monitor.await();
      }
      return fetch();
    } finally {
      monitor.exit();
    }
  }

  @Override
  public @Nullable Message poll() {
    monitor.enterUninterruptibly();
    try {
      return fetch();
    } finally {
      monitor.exit();
    }
  }

  private void store(Message message) {
    if (closed) {
      throw new ClosedPipelineException();
    }
    slot = message;
    monitor.notifyOne();
  }

  private @Nullable Message fetch() {
    Message message = slot;
    slot = null;
    monitor.notifyOne();
    return message;
  }

  @Override
  public int size() {
    return slot == null ? 0 : 1;
  }

  @Override
  public void close() {
    monitor.enterUninterruptibly();
    try {
      closed = true;
      monitor.notifyAllWaiting();
    } finally {
      monitor.exit();
    }
  }
}

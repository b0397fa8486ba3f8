package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A traced monitor: one thread at a time is inside, and waits for a condition with {@link #await},
 * {@link #notifyOne} and {@link #notifyAllWaiting}, as with the monitor of every Java object.
 *
 * <p>Unlike Java's own monitor it is not reentrant, notifies the thread that has waited longest
 * first, and has no spurious wake-ups.
 *
 * <p>Thread-safe. Built from semaphores, one for the thread inside and one for each waiting thread,
 * its ticket; so each wait is a wait for a traced lock. The wait queue is read and written by the
 * thread inside alone. The owner is volatile because {@link #exit} may be called by a thread that
 * is not inside, which then reads another thread or null.
 */
public final class TracedMonitor {

  private final String name;
  private final Optional<StepListener> listener;
  private final TracedSemaphore inside;
  private final Deque<TracedSemaphore> waitQueue = new ArrayDeque<>();
  private volatile @Nullable Thread owner;

  public TracedMonitor(String name, Optional<StepListener> listener) {
    this.name = name;
    this.listener = listener;
    this.inside = new TracedSemaphore(name, 1, listener);
  }

  /**
   * Enters the monitor, waiting until no other thread is inside.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits; it is not
   *     inside
   */
  public void enter() throws InterruptedException {
    inside.acquire();
    owner = Thread.currentThread();
  }

  /** Enters the monitor even if the thread is interrupted, and then restores the interrupt. */
  public void enterUninterruptibly() {
    inside.acquireUninterruptibly();
    owner = Thread.currentThread();
  }

  /**
   * Exits the monitor.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void exit() {
    checkInside();
    owner = null;
    inside.release();
  }

  /**
   * Exits the monitor, waits until notified, and enters again. Another thread may enter between the
   * notification and the return, so the caller checks its condition in a loop.
   *
   * @throws InterruptedException if the thread is interrupted before it is notified; it is inside
   *     again and has consumed no notification
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void await() throws InterruptedException {
    checkInside();
    TracedSemaphore ticket =
        new TracedSemaphore(name + " ticket of " + Thread.currentThread().getName(), 0, listener);
    waitQueue.addLast(ticket);
    exit();
    try {
      ticket.acquire();
    } catch (InterruptedException e) {
      enterUninterruptibly();
      if (waitQueue.remove(ticket)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // notified first: the interrupt is left for later
      return;
    } catch (Throwable e) { // the listener threw
      enterUninterruptibly();
      if (!waitQueue.remove(ticket)) {
        notifyOne();
      }
      throw e;
    }
    enterUninterruptibly();
  }

  /**
   * Notifies the thread that has waited longest, if any.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void notifyOne() {
    checkInside();
    TracedSemaphore ticket = waitQueue.pollFirst();
    if (ticket != null) {
      ticket.release();
    }
  }

  /**
   * Notifies all waiting threads.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void notifyAllWaiting() {
    checkInside();
    while (!waitQueue.isEmpty()) {
      notifyOne();
    }
  }

  private void checkInside() {
    if (owner != Thread.currentThread()) {
      throw new IllegalMonitorStateException(
          "%s is not inside %s".formatted(Thread.currentThread().getName(), name));
    }
  }
}

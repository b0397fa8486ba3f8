package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A traced monitor: one thread at a time is inside, and threads inside wait for each other's news
 * with {@link #await}, {@link #notifyOne} and {@link #notifyAllWaiting}, as with the monitor that
 * every Java object has.
 *
 * <p>It is built from semaphores: one for being inside, and one for each thread that awaits, its
 * ticket. Thus each wait is a wait for a traced lock.
 *
 * <p>Other than Java's own: a thread that is inside does not enter again (it would wait for itself
 * for ever), the thread that awaits longest is notified first, and nobody wakes without reason.
 *
 * <p>Thread-safe. The waiting line and the owner are guarded by the inner lock: they are read and
 * written by the thread inside alone. A stray look at the owner by a thread outside, which {@link
 * #exit} allows, sees some other thread or none, since only the thread itself ever writes its name
 * there; the field is volatile all the same, so that the look is no race.
 */
public final class TracedMonitor {

  private final String name;
  private final Optional<StepListener> listener;
  private final TracedSemaphore inside;
  private final Deque<TracedSemaphore> waiting = new ArrayDeque<>();
  private volatile @Nullable Thread owner;

  public TracedMonitor(String name, Optional<StepListener> listener) {
    this.name = name;
    this.listener = listener;
    this.inside = new TracedSemaphore(name, 1, listener);
  }

  /**
   * Goes inside, waiting until nobody else is.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits; it is not
   *     inside
   */
  public void enter() throws InterruptedException {
    inside.acquire();
    owner = Thread.currentThread();
  }

  /** Goes inside, waiting until nobody else is, however often the thread is interrupted. */
  public void enterUninterruptibly() {
    inside.acquireUninterruptibly();
    owner = Thread.currentThread();
  }

  /**
   * Goes outside.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void exit() {
    checkInside();
    owner = null;
    try {
      inside.release();
    } catch (Throwable e) {
      owner = Thread.currentThread();
      throw e;
    }
  }

  /**
   * Goes outside, waits until notified, and goes inside again. Something else may have come between
   * the news and the return, so a condition that is waited for is looked at again.
   *
   * @throws InterruptedException if the thread is interrupted before it is notified; it is inside
   *     again, and took nobody else's news
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void await() throws InterruptedException {
    checkInside();
    TracedSemaphore ticket =
        new TracedSemaphore(name + " ticket of " + Thread.currentThread().getName(), 0, listener);
    waiting.addLast(ticket);
    try {
      exit();
    } catch (Throwable e) {
      waiting.remove(ticket);
      throw e;
    }
    try {
      ticket.acquire();
    } catch (InterruptedException e) {
      enterUninterruptibly();
      if (waiting.remove(ticket)) {
        throw e;
      }
      Thread.currentThread().interrupt(); // notified before: the news counts, the interrupt is kept
      return;
    } catch (Throwable e) { // called off by the listener
      enterUninterruptibly();
      if (!waiting.remove(ticket)) {
        notifyOne();
      }
      throw e;
    }
    enterUninterruptibly();
  }

  /**
   * Wakes the thread that awaits longest, if any.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void notifyOne() {
    checkInside();
    TracedSemaphore ticket = waiting.peekFirst();
    if (ticket != null) {
      ticket.release();
      waiting.removeFirst();
    }
  }

  /**
   * Wakes all threads that await.
   *
   * @throws IllegalMonitorStateException if the thread is not inside
   */
  public void notifyAllWaiting() {
    checkInside();
    while (!waiting.isEmpty()) {
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

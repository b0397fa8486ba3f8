package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A listener that records each step, and throws or blocks the thread at a chosen step. */
final class ScriptedListener implements StepListener {

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();
  private final Map<String, Lock> locks = new ConcurrentHashMap<>();
  private volatile int throwAt;
  private volatile boolean noTime;
  private volatile Supplier<? extends Throwable> failure = IllegalStateException::new;

  /** A step at which one thread is blocked. */
  record Hold(String step, CountDownLatch reached, CountDownLatch letGo) {}

  /** Returns the steps since the last call of this method. */
  List<String> steps() {
    var recorded = List.copyOf(steps);
    steps.clear();
    return recorded;
  }

  /** Throws at the step with this number, counting from 1 and from now on. */
  void throwAtStep(int number, Supplier<? extends Throwable> exception) {
    steps.clear();
    failure = exception;
    throwAt = number;
  }

  void throwNoMore() {
    throwAt = 0;
  }

  /** Blocks the next thread at this step. */
  Hold holdAt(String step) {
    var next = new Hold(step, new CountDownLatch(1), new CountDownLatch(1));
    hold.set(next);
    return next;
  }

  /** Makes timed attempts wait for no time at all. */
  void waitNoTime() {
    noTime = true;
  }

  /** Returns a lock on which a step was taken. */
  Lock lock(String name) {
    return requireNonNull(locks.get(name));
  }

  @Override
  public long nanosToWait(long nanos) {
    return noTime ? 0 : nanos;
  }

  @Override
  public void onStep(Step step, Lock lock) {
    locks.put(lock.name(), lock);
    String words = step + " " + lock.name();
    steps.add(words);
    if (steps.size() == throwAt) {
      sneak(failure.get());
    }
    Hold here = hold.get();
    if (here != null && here.step().equals(words) && hold.compareAndSet(here, null)) {
      here.reached().countDown();
      try {
        here.letGo().await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @SuppressWarnings("unchecked") // throws checked exceptions unchecked
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }
}

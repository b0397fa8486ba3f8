package dev.millrace.pipeline;

import static dev.millrace.api.StepListener.Step.ABOUT_TO_ACQUIRE;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_RELEASE;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_TRY;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_WAIT;
import static dev.millrace.api.StepListener.Step.ACQUIRED;
import static dev.millrace.api.StepListener.Step.RELEASED;
import static java.util.Objects.requireNonNull;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.StepListener;
import dev.millrace.api.StepListener.Step;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single slot guarded by two locks: producers and consumers take turns at it.
 *
 * <p>A put acquires the producer lock, stores its message in the slot and releases the consumer
 * lock. A take acquires the consumer lock, copies the message out, and only then empties the slot
 * and releases the producer lock. The consumer lock starts held. What one thread acquires another
 * one releases, so these locks are binary semaphores; a lock that belongs to a thread cannot serve.
 *
 * <h2>While it is open</h2>
 *
 * There is one permit. It is free at the producer lock (the slot is empty), with a producer, free
 * at the consumer lock (the slot is full) or with a consumer. So whoever has the producer lock
 * finds the slot empty and is alone in storing; whoever has the consumer lock finds a message and
 * is alone in copying it. Releasing a semaphore <i>happens-before</i> the acquiring that it allows,
 * hence what a producer did before its put is seen after the take.
 *
 * <p>The slot is therefore written by one thread at a time, each write being ordered before the
 * next by a semaphore, and needs no order of its own: the stores are release writes only because
 * {@link #size} looks from outside. A put or take costs what its two semaphores cost.
 *
 * <h2>How it ends</h2>
 *
 * Close sets {@code closed} and releases the producer lock once more than was acquired; the first
 * close alone does, so that there are two permits on this side when the first one is at home, too.
 * Whoever releases the producer lock looks at {@code closed} afterwards, and if it is set, at the
 * permits: if both are there, it turns the empty slot into END and releases the consumer lock.
 *
 * <ul>
 *   <li><i>Nobody overwrites a message, or END.</i> The additional permit exists after {@code
 *       closed} was set. So when both permits are at the producer lock, whoever acquires one from
 *       then on sees {@code closed} and stores nothing, and nobody is storing, for the one who does
 *       has the permit of old. The slot is empty then, since that permit came home from the
 *       consumer that emptied it. Several may see both at once; a compare-and-set lets one of them
 *       place END, which nobody removes.
 *   <li><i>Nothing is accepted after close.</i> A producer that acquires a permit after close has
 *       returned sees {@code closed}. One that looked before, with the permit of old, is accepted,
 *       and END comes after its message.
 *   <li><i>END is always placed.</i> Each permit comes home: from a producer that is refused or
 *       called off, or from the consumer of the message that was stored. Semaphores and {@code
 *       closed} are volatile, so their accesses are in one order that all threads agree on. In it,
 *       take the release that makes two permits of one for the last time. If it is the closer's,
 *       the closer sees both. If not, {@code closed} was set before, so that whoever released sees
 *       it, and both permits.
 *   <li><i>No waiting thread is left.</i> Who places END releases the consumer lock (END is there
 *       to be found, as a message would be), and a consumer that finds END leaves it and releases
 *       the consumer lock again for the next one. A producer that sees {@code closed} likewise
 *       releases the producer lock again. So permits go round on each side until nobody waits.
 *   <li><i>Close waits for nobody:</i> it acquires nothing. Closing again does no harm.
 * </ul>
 *
 * <p>A thread that is interrupted or runs out of time while it waits has acquired nothing. To wait
 * is to park, unless it is set otherwise: then a thread first tries to acquire, again and again,
 * and what was said holds for each attempt.
 *
 * <h2>Listeners</h2>
 *
 * An exception that a listener throws before a hand-over is complete calls the hand-over off: the
 * lock that was acquired is released again, a message stays where it was (with the producer, or in
 * the slot), and the call throws. Once the lock of the other side is released there is nothing left
 * to be called off; the exception is logged, and the call ends as it would have without. Thus a
 * call that throws has handed nothing over, and one that returns has.
 *
 * @param <T> what is handed over
 */
public final class LockPipeline<T> implements Pipeline<T> {

  private static final Logger log = LoggerFactory.getLogger(LockPipeline.class);

  /**
   * What can be set.
   *
   * @param waiting what threads do that wait for a lock
   */
  public record Settings(@Named("wait") LockWait waiting) {}

  /** What is in the slot after the last message: the end of the stream. */
  private static final Object END = new Object();

  /** That of old, and the one that the closer adds. */
  private static final int PERMITS_WHEN_CLOSED = 2;

  private final SlotLock producerLock = new SlotLock("producer lock", 1);
  private final SlotLock consumerLock = new SlotLock("consumer lock", 0);

  /** Null, a message, or END. */
  private final AtomicReference<@Nullable Object> slot = new AtomicReference<>();

  private final AtomicBoolean closed = new AtomicBoolean();

  private final @Nullable StepListener listener;

  private final Acquiring acquiring;

  /** Creates one whose threads park while they wait. */
  public LockPipeline(Optional<StepListener> listener) {
    this(Acquiring.parked(), listener);
  }

  /**
   * Creates one whose threads wait as the settings say.
   *
   * @param listener is told each step taken on the two locks
   * @throws IllegalArgumentException if they are to spin and are more than there are processors
   */
  @Inject
  public LockPipeline(Settings settings, PipelineContext context, Optional<StepListener> listener) {
    this(
        Acquiring.of(settings.waiting(), context, Runtime.getRuntime().availableProcessors()),
        listener);
  }

  LockPipeline(Acquiring acquiring, Optional<StepListener> listener) {
    this.acquiring = acquiring;
    this.listener = listener.orElse(null);
  }

  @Override
  public void put(T message) throws InterruptedException {
    requireNonNull(message, "message");
    acquire(producerLock);
    store(message);
  }

  @Override
  public boolean offer(T message) {
    requireNonNull(message, "message");
    tell(ABOUT_TO_TRY, producerLock);
    return storeIf(producerLock.tryAcquire(), message);
  }

  @Override
  public boolean offer(T message, Duration timeout) throws InterruptedException {
    requireNonNull(message, "message");
    return storeIf(acquireWithin(timeout, producerLock), message);
  }

  @Override
  public @Nullable T take() throws InterruptedException {
    acquire(consumerLock);
    return copyOut();
  }

  @Override
  public @Nullable T poll() {
    tell(ABOUT_TO_TRY, consumerLock);
    return consumerLock.tryAcquire() ? copyOut() : null;
  }

  @Override
  public @Nullable T poll(Duration timeout) throws InterruptedException {
    return acquireWithin(timeout, consumerLock) ? copyOut() : null;
  }

  @Override
  public int size() {
    Object content = slot.get();
    return content == null || content == END ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      passOn(producerLock);
      placeEndIfItIsTime();
    }
  }

  private void acquire(SlotLock lock) throws InterruptedException {
    tell(ABOUT_TO_ACQUIRE, lock);
    acquiring.acquire(lock);
  }

  private boolean acquireWithin(Duration timeout, SlotLock lock) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    tell(ABOUT_TO_WAIT, lock);
    return acquiring.acquire(lock, listener == null ? nanos : listener.nanosToWait(nanos));
  }

  private boolean storeIf(boolean acquired, T message) {
    if (acquired) {
      store(message);
    } else if (closed.get()) {
      throw new ClosedPipelineException();
    }
    return acquired;
  }

  /** The second half of a put, for the thread that has acquired the producer lock. */
  private void store(T message) {
    tellOr(ACQUIRED, producerLock, this::giveBack);
    if (closed.get()) {
      passOn(producerLock);
      placeEndIfItIsTime();
      throw new ClosedPipelineException();
    }
    slot.setRelease(message);
    tellOr(ABOUT_TO_RELEASE, consumerLock, this::takeBack);
    consumerLock.release();
    tellAfterwards(RELEASED, consumerLock);
  }

  /** The second half of a take, for the thread that has acquired the consumer lock. */
  private @Nullable T copyOut() {
    tellOr(ACQUIRED, consumerLock, consumerLock::release);
    Object content = requireNonNull(slot.getPlain());
    if (content == END) {
      passOn(consumerLock);
      return null;
    }
    tellOr(ABOUT_TO_RELEASE, producerLock, consumerLock::release);
    slot.setRelease(null);
    producerLock.release();
    tellAfterwards(RELEASED, producerLock);
    if (closed.get()) {
      placeEndIfItIsTime();
    }
    @SuppressWarnings("unchecked") // only END and messages are ever stored
    T message = (T) content;
    return message;
  }

  /** Undoes a store of which no consumer knows yet. */
  private void takeBack() {
    slot.setRelease(null);
    giveBack();
  }

  /** Undoes the acquiring of the producer lock. */
  private void giveBack() {
    producerLock.release();
    if (closed.get()) {
      placeEndIfItIsTime();
    }
  }

  /** For whoever has just released the producer lock and sees that the pipeline is closed. */
  private void placeEndIfItIsTime() {
    if (producerLock.availablePermits() == PERMITS_WHEN_CLOSED && slot.compareAndSet(null, END)) {
      passOn(consumerLock);
    }
  }

  /** Releases a lock for the next thread on the same side, to tell it of the end. */
  private void passOn(SlotLock lock) {
    try {
      tellAfterwards(ABOUT_TO_RELEASE, lock);
    } finally {
      lock.release();
    }
    tellAfterwards(RELEASED, lock);
  }

  private void tell(Step step, SlotLock lock) {
    if (listener != null) {
      listener.onStep(step, lock);
    }
  }

  /** Tells of a step that can still be called off, by the action given. */
  private void tellOr(Step step, SlotLock lock, Runnable callOff) {
    if (listener != null) {
      try {
        listener.onStep(step, lock);
      } catch (Throwable e) {
        callOff.run();
        throw e;
      }
    }
  }

  /** Tells of a step that can no longer be called off. */
  private void tellAfterwards(Step step, SlotLock lock) {
    try {
      tell(step, lock);
    } catch (Throwable e) {
      log.warn("a step listener threw when told '{} {}'", step, lock.name, e);
    }
  }

  /** A lock that one thread acquires and another one releases. */
  private static final class SlotLock extends Semaphore implements StepListener.Lock {

    private static final long serialVersionUID = 1L;

    private final String name;

    SlotLock(String name, int permits) {
      super(permits);
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isFreeFor(Thread thread) {
      return availablePermits() > 0;
    }
  }
}

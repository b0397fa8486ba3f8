package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import dev.millrace.pipeline.waiting.Idling;
import dev.millrace.pipeline.waiting.Patience;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer on the ring of the LMAX Disruptor, with a way to take from
 * it, which the Disruptor itself does not have.
 *
 * <p>A Disruptor pushes each message to handlers on threads of its own. Here consumers come and ask
 * for the next one, so they share one sequence, the number of the message taken last, behind which
 * the ring lets producers go on. It is read and written with the lock {@code taking} held: who has
 * the lock looks whether the next message is published, copies it out of its place and only then
 * advances the sequence. Publishing a message <i>happens-before</i> finding it published; advancing
 * the sequence <i>happens-before</i> the claim of a producer for the place that it frees. How it
 * ends is told in {@link PolledPipeline}; producers claim their places by compare-and-set.
 *
 * <p>The lock is the price of the adapter. A Disruptor whose handlers are pushed to has none, and
 * handles what has piled up in one go; it would be the fairer figure for a program that is built
 * around it.
 *
 * @param <T> what is handed over
 */
public final class DisruptorPipeline<T> extends PolledPipeline<T> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, a power of two from 1 to 2^26; their places take memory
   *     from the start
   * @param idling what threads do that wait
   */
  public record Settings(
      @Range(min = 1, max = 1 << 26) int capacity, @Named("wait") Idling idling) {
    public Settings {
      PowerOfTwo.require(capacity, "capacity");
    }
  }

  /** A place of the ring. */
  private static final class Place<T> {
    private @Nullable T message;
  }

  private final RingBuffer<Place<T>> ring;
  private final ReentrantLock taking = new ReentrantLock();

  /** The number of the message taken last. Written with the lock held. */
  private final Sequence taken = new Sequence();

  @Inject
  public DisruptorPipeline(Settings settings, PipelineContext context) {
    super(
        Patience.of(
            settings.idling(),
            context.producers() + context.consumers(),
            Runtime.getRuntime().availableProcessors()),
        FENCED);
    // Of this strategy only the part is used that tells waiting handlers, of whom there are none.
    ring =
        RingBuffer.createMultiProducer(Place::new, settings.capacity(), new BusySpinWaitStrategy());
    ring.addGatingSequences(taken);
  }

  @Override
  boolean enqueue(T message) {
    return ring.tryPublishEvent((place, number, put) -> place.message = put, message);
  }

  @Override
  boolean enqueueIfReady(T message) {
    return enqueue(message);
  }

  @Override
  @Nullable T dequeue() {
    taking.lock();
    try {
      while (!isNextReady()) {
        // Ordered after what the caller has read, as the claims of producers are before it.
        VarHandle.fullFence();
        if (ring.getCursor() == taken.get()) {
          return null;
        }
        Thread.onSpinWait();
      }
      return takeNext();
    } finally {
      taking.unlock();
    }
  }

  @Override
  @Nullable T dequeueIfReady() {
    taking.lock();
    try {
      return isNextReady() ? takeNext() : null;
    } finally {
      taking.unlock();
    }
  }

  @Override
  int dequeueReady(Collection<? super T> sink, int atMost) {
    taking.lock();
    try {
      int count = 0;
      for (; count < atMost && isNextReady(); count++) {
        sink.add(takeNext());
      }
      return count;
    } finally {
      taking.unlock();
    }
  }

  /** {@inheritDoc} Counts messages whose put is under way and has claimed its place. */
  @Override
  public int size() {
    long first = taken.get();
    return (int) Math.max(0, Math.min(ring.getCursor() - first, capacity()));
  }

  @Override
  public int capacity() {
    return ring.getBufferSize();
  }

  private boolean isNextReady() {
    return ring.isAvailable(taken.get() + 1);
  }

  private T takeNext() {
    long number = taken.get() + 1;
    Place<T> place = ring.get(number);
    T message = requireNonNull(place.message);
    place.message = null;
    taken.set(number);
    return message;
  }
}

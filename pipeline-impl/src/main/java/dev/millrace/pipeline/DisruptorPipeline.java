package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer on the ring of the LMAX Disruptor, with an adapter to take
 * from it.
 *
 * <p>A Disruptor pushes each message to handlers that run on its own threads. Here consumers pull.
 * They share one sequence, the number of the last message taken, which gates the producers. It is
 * read and written with the lock {@code taking} held: a take checks whether the next message is
 * published, copies it out of its slot and then advances the sequence. Publishing a message
 * <i>happens-before</i> finding it published; advancing the sequence <i>happens-before</i> the
 * claim of the freed slot by a producer. {@link PolledPipeline} describes the end of the stream;
 * producers claim their slots by compare-and-set.
 *
 * <p>The lock is the price of the adapter. A Disruptor that pushes to handlers has none, and
 * handles several messages at a time; a program designed around it is faster than this pipeline.
 *
 * @param <T> the type of the messages
 */
public final class DisruptorPipeline<T> extends PolledPipeline<T> {

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, a power of two from 1 to 2^26; memory for all
   *     of them is allocated at the start
   * @param waiting how a thread waits for a message or for room
   */
  public record Settings(
      @Range(min = 1, max = 1 << 26) int capacity, @Named("wait") RingWait waiting) {
    public Settings {
      PowerOfTwo.require(capacity, "capacity");
    }
  }

  /** A slot of the ring. */
  private static final class Slot<T> {
    private @Nullable T message;
  }

  private final RingBuffer<Slot<T>> ring;
  private final ReentrantLock taking = new ReentrantLock();

  /** The sequence number of the last message taken. Written with the lock held. */
  private final Sequence taken = new Sequence();

  @Inject
  public DisruptorPipeline(Settings settings, PipelineContext context) {
    super(settings.waiting().poller(context), FENCED);
    // The strategy is used only to signal waiting handlers, and there are none.
    ring =
        RingBuffer.createMultiProducer(Slot::new, settings.capacity(), new BusySpinWaitStrategy());
    ring.addGatingSequences(taken);
  }

  @Override
  boolean enqueue(T message) {
    return ring.tryPublishEvent((slot, number, put) -> slot.message = put, message);
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

  /** {@inheritDoc} Includes messages whose put has claimed a slot and is not finished. */
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
    Slot<T> slot = ring.get(number);
    T message = requireNonNull(slot.message);
    slot.message = null;
    taken.set(number);
    return message;
  }
}

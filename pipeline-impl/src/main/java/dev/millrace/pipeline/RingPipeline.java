package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer without locks: a ring of JCTools, which waiting threads poll.
 *
 * <p>Supports any number of threads on both sides. If the run has one producer and one consumer,
 * the cheaper ring for exactly that is used. Then each put must <i>happen-before</i> the next put,
 * and each take before the next take, as do the calls of one worker, and those of a thread that
 * drains the pipeline after the worker has ended. {@link PolledPipeline} describes the end of the
 * stream.
 *
 * <p>It cannot evict messages: another thread may come between reading the oldest message and
 * removing it, and a ring for one consumer does not allow a producer to dequeue.
 *
 * @param <T> the type of the messages
 */
public final class RingPipeline<T> extends PolledPipeline<T> {

  /** The smallest ring that JCTools has for one producer and one consumer. */
  private static final int MIN_CAPACITY_FOR_TWO_THREADS = 4;

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, a power of two from 2 to 2^26; memory for all
   *     of them is allocated at the start
   * @param waiting how a thread waits for a message or for room
   */
  public record Settings(
      @Range(min = 2, max = 1 << 26) int capacity, @Named("wait") RingWait waiting) {
    public Settings {
      PowerOfTwo.require(capacity, "capacity");
    }
  }

  private final MessagePassingQueue<T> queue;
  private final int capacity;

  @Inject
  public RingPipeline(Settings settings, PipelineContext context) {
    this(settings, context, forTwoThreads(settings, context));
  }

  private RingPipeline(Settings settings, PipelineContext context, boolean forTwoThreads) {
    super(settings.waiting().poller(context), forTwoThreads ? UNFENCED : FENCED);
    capacity = settings.capacity();
    queue =
        forTwoThreads
            ? new SpscVarHandleArrayQueue<>(capacity)
            : new MpmcVarHandleArrayQueue<>(capacity);
  }

  private static boolean forTwoThreads(Settings settings, PipelineContext context) {
    return context.producers() == 1
        && context.consumers() == 1
        && settings.capacity() >= MIN_CAPACITY_FOR_TWO_THREADS;
  }

  @Override
  boolean enqueue(T message) {
    return queue.offer(message);
  }

  @Override
  boolean enqueueIfReady(T message) {
    return queue.relaxedOffer(message);
  }

  @Override
  @Nullable T dequeue() {
    return queue.poll();
  }

  @Override
  @Nullable T dequeueIfReady() {
    return queue.relaxedPoll();
  }

  @Override
  int dequeueReady(Collection<? super T> sink, int atMost) {
    return queue.drain(sink::add, atMost);
  }

  @Override
  public int size() {
    return queue.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }
}

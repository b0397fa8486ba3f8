package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import dev.millrace.pipeline.waiting.Idling;
import dev.millrace.pipeline.waiting.Patience;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer without locks: a ring of JCTools, at which threads wait by
 * looking again.
 *
 * <p>It is the ring for any number of threads on both sides. Where the run has one producer and one
 * consumer it is the cheaper one for just that: then each put has to <i>happen-before</i> the next,
 * and each take, as the calls of one worker do, and those of whoever takes what is left when that
 * worker has ended. How it ends is told in {@link PolledPipeline}.
 *
 * <p>It cannot take messages back out to make room: between looking at the oldest message and
 * removing it another thread may come, and a ring for one consumer has no place for a producer at
 * its other side.
 *
 * @param <T> what is handed over
 */
public final class RingPipeline<T> extends PolledPipeline<T> {

  /** The smallest ring that there is for one producer and one consumer. */
  private static final int LEAST_FOR_TWO_THREADS = 4;

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, a power of two from 2 to 2^26; their places take memory
   *     from the start
   * @param idling what threads do that wait
   */
  public record Settings(
      @Range(min = 2, max = 1 << 26) int capacity, @Named("wait") Idling idling) {
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
    super(
        Patience.of(
            settings.idling(),
            context.producers() + context.consumers(),
            Runtime.getRuntime().availableProcessors()),
        forTwoThreads ? UNFENCED : FENCED);
    capacity = settings.capacity();
    queue =
        forTwoThreads
            ? new SpscVarHandleArrayQueue<>(capacity)
            : new MpmcVarHandleArrayQueue<>(capacity);
  }

  private static boolean forTwoThreads(Settings settings, PipelineContext context) {
    return context.producers() == 1
        && context.consumers() == 1
        && settings.capacity() >= LEAST_FOR_TWO_THREADS;
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

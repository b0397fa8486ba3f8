package dev.millrace.api;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A hand-off between producers and consumers: any number of threads put messages, any number take
 * them, and {@link #close} ends the stream.
 *
 * <p>Thread-safe: any method may be called by any thread at any time. Every implementation keeps
 * the following rules. The conformance kit (module {@code pipeline-testkit}) checks them by these
 * numbers and names:
 *
 * <ol>
 *   <li><b>Exactly once.</b> Each accepted message is taken exactly once, unless it is still in the
 *       pipeline after the last take, or the pipeline drops it and {@linkplain
 *       PipelineContext#dropped reports it}; nothing else is ever taken. A message is accepted when
 *       {@code put} returns or {@code offer} returns true.
 *   <li><b>All or nothing.</b> A put or offer that throws, and an offer that returns false, has not
 *       accepted its message. Null is not a message: it is refused with a {@link
 *       NullPointerException}.
 *   <li><b>Order.</b> If {@link #keepsOrder()}, the messages of one producer are taken in the order
 *       in which it put them.
 *   <li><b>Room.</b> The pipeline never contains more than {@link #capacity()} messages. An offer
 *       without concurrent calls is refused only if it contains as many, or has since then not
 *       fallen to the lower of two marks, if it has two. {@link #size()} returns how many it
 *       contains.
 *   <li><b>Waiting.</b> A put waits while the pipeline is full, a take while it is empty and open.
 *       No thread keeps waiting when there is room for its message, or a message to take.
 *   <li><b>Not waiting.</b> {@code offer} and {@code poll} without a timeout, {@code drainTo},
 *       {@code size}, {@code capacity} and {@code close} never wait for another thread to put or
 *       take, and do not clear an interrupt.
 *   <li><b>Time-outs.</b> A timed call ends when its timeout has passed, and changes nothing. A
 *       timeout of zero or less does not wait; a {@link Duration} of any length is allowed.
 *   <li><b>Interrupts.</b> A call that can wait throws {@link InterruptedException} if the thread
 *       is interrupted before or while it waits. Then it has handed nothing over, and the pipeline
 *       is as usable as before, with no lock held. A call that has handed over returns, and leaves
 *       the interrupt to the next call.
 *   <li><b>Closed.</b> After {@link #close} nothing is accepted, whether the pipeline is full or
 *       not: puts and offers throw {@link ClosedPipelineException}.
 *   <li><b>The rest and the end.</b> After close, accepted messages can still be taken; after that
 *       every take returns the end of the stream, any number of times.
 *   <li><b>Waking.</b> Close wakes every waiting thread, on both sides.
 *   <li><b>Overtaken by close.</b> A put that overlaps with a close either throws, or its message
 *       is taken, possibly after another take has returned the end.
 *   <li><b>Closing again.</b> Close may be called repeatedly, and by several threads at once; this
 *       changes nothing.
 *   <li><b>Draining.</b> {@code drainTo} takes the messages in the pipeline, in the order of {@code
 *       poll}, up to a given number.
 *   <li><b>Eviction.</b> An {@link EvictingPipeline} evicts only if it is full, exactly the given
 *       victims, and puts the new message in the same step.
 *   <li><b>Memory.</b> Everything done before a message is put <i>happens-before</i> everything
 *       done after it is taken.
 *   <li><b>Removal.</b> A {@link RemovingPipeline} removes exactly the messages that satisfy the
 *       condition, in one step; the others keep their order, and a waiting put gets the room.
 * </ol>
 *
 * @param <T> the type of the messages; null is not allowed
 */
public interface Pipeline<T> extends AutoCloseable {

  /**
   * Puts a message, waiting while the pipeline is full.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits; the message
   *     was not accepted
   * @throws ClosedPipelineException if the pipeline is closed, or is closed during the wait; the
   *     message was not accepted
   */
  void put(T message) throws InterruptedException;

  /**
   * Puts a message if there is room now; never waits.
   *
   * @return whether the message was accepted
   * @throws ClosedPipelineException if the pipeline is closed
   */
  boolean offer(T message);

  /**
   * Puts a message, waiting for room until the timeout has passed. A timeout of zero or less does
   * not wait.
   *
   * @return whether the message was accepted
   * @throws InterruptedException as for {@link #put}
   * @throws ClosedPipelineException as for {@link #put}
   */
  boolean offer(T message, Duration timeout) throws InterruptedException;

  /**
   * Takes a message, waiting while the pipeline is empty and open.
   *
   * @return the message, or null if the pipeline is closed and empty
   * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was
   *     taken
   */
  @Nullable T take() throws InterruptedException;

  /**
   * Takes a message if there is one now; never waits.
   *
   * @return the message, or null if the pipeline is empty, open or closed
   */
  @Nullable T poll();

  /**
   * Takes a message, waiting for one until the timeout has passed. A timeout of zero or less does
   * not wait.
   *
   * @return the message, or null if there was none in time or the pipeline is closed and empty
   * @throws InterruptedException as for {@link #take}
   */
  @Nullable T poll(Duration timeout) throws InterruptedException;

  /**
   * Takes the messages in the pipeline, in the order of {@link #poll()}, up to a given number;
   * never waits. This implementation polls them one by one; a pipeline may override it with a
   * cheaper one.
   *
   * @param sink receives the messages
   * @param atMost the maximum number of messages to take
   * @return the number of messages taken
   */
  default int drainTo(Collection<? super T> sink, int atMost) {
    for (int taken = 0; taken < atMost; taken++) {
      T message = poll();
      if (message == null) {
        return taken;
      }
      sink.add(message);
    }
    return Math.max(0, atMost);
  }

  /**
   * Returns the number of messages; exact if there are no concurrent calls, else a recent value.
   */
  int size();

  /**
   * Returns the maximum number of messages, which never changes: 0 if a put waits for its take and
   * the pipeline contains nothing, {@link Integer#MAX_VALUE} if there is no limit.
   */
  int capacity();

  /**
   * Returns whether the messages of one producer are taken in the order in which it put them. The
   * ledger checks this.
   */
  default boolean keepsOrder() {
    return true;
  }

  /**
   * Ends the stream: nothing more is accepted, every waiting thread wakes, and takes return the
   * remaining messages and then null. Idempotent.
   */
  @Override
  void close();
}

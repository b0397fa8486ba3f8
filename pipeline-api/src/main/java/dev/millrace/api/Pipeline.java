package dev.millrace.api;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The place of hand-off between producers and consumers: any number of threads put messages in, any
 * number take them out, and {@link #close} ends the stream.
 *
 * <p>What every implementation keeps:
 *
 * <ul>
 *   <li>Thread-safe: every method may be called from any thread at any time.
 *   <li>Everything done before a message is put <i>happens-before</i> everything done after that
 *       message was taken.
 *   <li>Each accepted message is taken exactly once, unless it is left inside when the last taker
 *       goes away, or given up by the pipeline itself, which tells its {@link PipelineContext} of
 *       it. A message is accepted when {@code put} returns or {@code offer} returns true.
 *   <li>A call that throws has not accepted its message; an interrupted or timed-out call leaves
 *       the pipeline as usable as before, with no lock held.
 *   <li>After {@link #close} nothing is accepted, and what was accepted can still be taken. A put
 *       that is under way while another thread closes the pipeline either throws, or its message is
 *       taken all the same, be it after another taker was told the end.
 *   <li>{@code offer} and {@code poll} without a timeout, {@code drainTo}, {@code size}, {@code
 *       capacity} and {@code close} never wait for another thread to put or take.
 * </ul>
 *
 * @param <T> what is handed over; null is not allowed
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
   * @return whether it was accepted
   * @throws ClosedPipelineException if the pipeline is closed
   */
  boolean offer(T message);

  /**
   * Puts a message, waiting for room no longer than the timeout. Zero or a negative timeout does
   * not wait.
   *
   * @return whether it was accepted
   * @throws InterruptedException as for {@link #put}
   * @throws ClosedPipelineException as for {@link #put}
   */
  boolean offer(T message, Duration timeout) throws InterruptedException;

  /**
   * Takes a message, waiting while the pipeline is empty and open.
   *
   * @return the message, or null when the pipeline is closed and nothing is left in it
   * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was
   *     taken
   */
  @Nullable T take() throws InterruptedException;

  /**
   * Takes a message if there is one now; never waits.
   *
   * @return the message, or null when nothing is there, whether open or closed
   */
  @Nullable T poll();

  /**
   * Takes a message, waiting for one no longer than the timeout. Zero or a negative timeout does
   * not wait.
   *
   * @return the message, or null when none came in time, or none is left and the pipeline is closed
   * @throws InterruptedException as for {@link #take}
   */
  @Nullable T poll(Duration timeout) throws InterruptedException;

  /**
   * Takes what is there now, in the order of {@link #poll()}, up to a number; never waits. As it
   * stands here it polls one by one; a pipeline with a cheaper way brings its own.
   *
   * @param sink receives the messages
   * @param atMost the most to take
   * @return how many were taken
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

  /** How many messages are inside now; exact when nobody else is at work, else a recent value. */
  int size();

  /**
   * How many messages fit: 0 when a put waits for its taker and nothing is ever inside, {@link
   * Integer#MAX_VALUE} when there is no bound. It does not change.
   */
  int capacity();

  /**
   * Whether messages of one producer come out in the order in which it put them. The ledger holds a
   * pipeline to this promise.
   */
  default boolean keepsOrder() {
    return true;
  }

  /**
   * Ends the stream: nothing is accepted any more, every waiting thread wakes, and takers get what
   * is left and then null. Idempotent.
   */
  @Override
  void close();
}

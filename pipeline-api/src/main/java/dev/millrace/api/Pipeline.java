package dev.millrace.api;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The place of hand-off between producers and consumers: any number of threads put messages in, any
 * number take them out, and {@link #close} ends the stream.
 *
 * <p>Thread-safe: every method may be called from any thread at any time. These are the rules that
 * every implementation keeps, by the numbers and names under which the conformance kit (module
 * {@code pipeline-testkit}) checks them:
 *
 * <ol>
 *   <li><b>Exactly once.</b> Each accepted message is taken exactly once, unless it is left inside
 *       when the last taker goes away or the pipeline gives it up and {@linkplain
 *       PipelineContext#dropped says so}; nothing else is ever taken. A message is accepted when
 *       {@code put} returns or {@code offer} returns true.
 *   <li><b>All or nothing.</b> A put or offer that throws, and an offer that returns false, has not
 *       accepted its message. Null is not a message: it is refused with a {@link
 *       NullPointerException}.
 *   <li><b>Order.</b> If {@link #keepsOrder()}, the messages of one producer come out in the order
 *       in which it put them.
 *   <li><b>Room.</b> There are never more messages inside than {@link #capacity()}; an offer that
 *       nobody disturbs is refused only if there are as many; and {@link #size()} tells how many.
 *   <li><b>Waiting.</b> A put waits while the pipeline is full, a take while it is empty and open,
 *       and nobody is left waiting for room or for a message that is there.
 *   <li><b>Not waiting.</b> {@code offer} and {@code poll} without a timeout, {@code drainTo},
 *       {@code size}, {@code capacity} and {@code close} never wait for another thread to put or
 *       take, and leave an interrupt alone.
 *   <li><b>Time-outs.</b> A timed call gives up when its time is over, and leaves everything as it
 *       was. Zero and less do not wait; any longest {@link Duration} is a wait without end.
 *   <li><b>Interrupts.</b> A call that can wait throws {@link InterruptedException} if the thread
 *       is interrupted before or while it waits; then it has handed nothing over, and the pipeline
 *       is as usable as before, with no lock held. A call that has handed over returns, and leaves
 *       the interrupt to the next one.
 *   <li><b>Closed.</b> After {@link #close} nothing is accepted, whether it is full or not: puts
 *       and offers throw {@link ClosedPipelineException}.
 *   <li><b>The rest and the end.</b> What was accepted can still be taken after close; then every
 *       take is told the end, as often as it asks.
 *   <li><b>Waking.</b> Close wakes every thread that waits, on both sides.
 *   <li><b>Overtaken by close.</b> A put that is under way while another thread closes the pipeline
 *       either throws, or its message is taken all the same, be it after another taker was told the
 *       end.
 *   <li><b>Closing again.</b> Close may be called again, and by several threads at once; nothing
 *       changes.
 *   <li><b>Draining.</b> {@code drainTo} takes what is there, in the order of {@code poll}, up to
 *       the number asked for.
 *   <li><b>Eviction.</b> An {@link EvictingPipeline} takes messages out only if it is full, exactly
 *       the victims asked for, and puts the new one in the same step.
 *   <li><b>Memory.</b> Everything done before a message is put <i>happens-before</i> everything
 *       done after that message was taken.
 * </ol>
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

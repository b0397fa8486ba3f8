package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy.DropAbove;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RendezvousPipeline;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.measure.QueueMeter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline in virtual time: calls only the operations of the real one that never wait, and
 * keeps the queues of the workers that would wait in it, first come, first served.
 *
 * <p>A rendezvous hands over only while a worker waits inside it, which no worker does here, so the
 * two queues are paired directly. Not thread-safe.
 */
final class VirtualPipeline {

  private final Pipeline<Message> pipeline;
  private final boolean rendezvous;
  private final int capacity;
  private final QueueMeter meter;
  private final ComponentCalls calls;
  private final WaitQueue<VirtualConsumer> idle = new WaitQueue<>();
  private final WaitQueue<VirtualPutter> blocked = new WaitQueue<>();

  /** The number of messages in the pipeline, computed from those put and those taken. */
  private int inside;

  /** Whether the pipeline has dropped messages by itself since the wait queues were served. */
  private boolean droppedInside;

  private boolean closed;

  VirtualPipeline(
      Pipeline<Message> pipeline, int capacity, QueueMeter meter, ComponentCalls calls) {
    this.capacity = capacity;
    this.pipeline = pipeline;
    this.rendezvous = pipeline instanceof RendezvousPipeline;
    this.meter = meter;
    this.calls = calls;
  }

  /**
   * Puts a message if there is room now and no other producer waits for room.
   *
   * @return whether it was accepted; a waiting consumer has already taken it then
   * @throws ClosedPipelineException if the pipeline is closed
   */
  boolean offer(Message message, long now) {
    if (closed) {
      throw new ClosedPipelineException();
    }
    if (blocked.first() != null) {
      return false;
    }
    if (rendezvous) {
      return handOver(message, now);
    }
    if (!offerNow(message)) {
      return false;
    }
    inside++;
    settle(now);
    return true;
  }

  private boolean offerNow(Message message) {
    calls.enter(Method.OFFER);
    boolean accepted = pipeline.offer(message);
    calls.exit();
    return accepted;
  }

  /** Returns whether the pipeline is filled to the threshold of a decision. */
  boolean isFilledTo(DropAbove decision) {
    return decision.isReached(inside, capacity);
  }

  /** Passes a message to a waiting consumer, without the pipeline. */
  private boolean handOver(Message message, long now) {
    VirtualConsumer consumer = idle.first();
    if (consumer == null) {
      return false;
    }
    idle.remove(consumer);
    consumer.receive(message, now);
    return true;
  }

  /** Puts a message, evicting others if the pipeline is full, and returns the evicted ones. */
  List<Message> putEvicting(Message message, Victims victims, long now) {
    calls.enter(Method.EVICT);
    List<Message> removed = Eviction.put(message, victims, pipeline);
    calls.exit();
    inside += 1 - removed.size();
    settle(now);
    return removed;
  }

  /**
   * Takes a message if there is one, or returns null. After its last call the consumer calls {@link
   * #settle}.
   */
  @Nullable Message poll(long now) {
    if (rendezvous) {
      VirtualPutter producer = blocked.first();
      return producer == null ? null : admitted(producer, now);
    }
    Message message = pollNow();
    if (message != null && --inside < -Failures.MAX_INVENTED) {
      throw Failures.inventsMessages();
    }
    return message;
  }

  /** Polls the pipeline, whatever is waiting. */
  @Nullable Message pollNow() {
    calls.enter(Method.POLL);
    Message message = pipeline.poll();
    calls.exit();
    return message;
  }

  /** Serves the wait queues while there is a message and a consumer, or room and a producer. */
  void settle(long now) {
    while (idle.first() != null || blocked.first() != null) {
      boolean moved = idle.first() != null && feed(idle.first(), now);
      moved |= blocked.first() != null && admit(blocked.first(), now);
      if (!moved) {
        break;
      }
    }
    meter.setLength(inside, now);
  }

  /** Records that the pipeline, during a call, has dropped a message by itself. */
  void droppedOneInside() {
    inside--;
    droppedInside = true;
  }

  /** Serves the wait queues if the pipeline has dropped messages by itself: there may be room. */
  void settleAfterDrops(long now) {
    if (droppedInside) {
      droppedInside = false;
      if (closed) {
        meter.setLength(inside, now);
      } else {
        settle(now);
      }
    }
  }

  /** Lets a consumer wait for a message. */
  void await(VirtualConsumer consumer) {
    idle.add(consumer);
  }

  /** Ends a consumer's wait. */
  void cancel(VirtualConsumer consumer) {
    idle.remove(consumer);
  }

  /** Lets a producer wait for room for its message. */
  void await(VirtualPutter producer) {
    blocked.add(producer);
  }

  /** Ends a producer's wait. */
  void cancel(VirtualPutter producer) {
    blocked.remove(producer);
  }

  /** Ends the stream; the engine then wakes the waiting workers. */
  void close() {
    closed = true;
    calls.enter(Method.CLOSE_PIPELINE);
    pipeline.close();
    calls.exit();
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns the number of messages in the pipeline. */
  int inside() {
    return inside;
  }

  private boolean feed(VirtualConsumer consumer, long now) {
    consumer.stampLogs(now);
    Message message = inside > 0 ? poll(now) : null;
    if (message == null) {
      return false;
    }
    idle.remove(consumer);
    consumer.receive(message, now);
    return true;
  }

  private boolean admit(VirtualPutter producer, long now) {
    producer.stampLogs(now);
    if (rendezvous || !offerNow(producer.message())) {
      return false;
    }
    inside++;
    admitted(producer, now);
    return true;
  }

  private Message admitted(VirtualPutter producer, long now) {
    Message message = producer.message();
    blocked.remove(producer);
    producer.admitted(now);
    return message;
  }
}

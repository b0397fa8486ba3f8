package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.measure.QueueMeter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place where workers meet in virtual time: the real pipeline, asked only what never waits, and
 * the lines of those who would wait in it, first come, first served.
 *
 * <p>A pipeline of capacity 0 holds nothing, and hands over only while somebody waits in it; nobody
 * does here, so the two lines are introduced to each other instead. Not thread-safe.
 */
final class HandOff {

  private final Pipeline<Message> pipeline;
  private final boolean rendezvous;
  private final QueueMeter meter;
  private final Line<VirtualConsumer> idle = new Line<>();
  private final Line<VirtualProducer> blocked = new Line<>();

  /** How many messages are in the pipeline, by what went in and what came out. */
  private int inside;

  /** Whether it has given up messages by itself, and nobody has looked what follows from that. */
  private boolean gaveUp;

  private boolean closed;

  HandOff(Pipeline<Message> pipeline, int capacity, QueueMeter meter) {
    this.pipeline = pipeline;
    this.rendezvous = capacity == 0;
    this.meter = meter;
  }

  /**
   * Puts a message if there is room now and no other producer waits for it.
   *
   * @return whether it was accepted; a waiting consumer has it already then
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
      return introduce(message, now);
    }
    if (!pipeline.offer(message)) {
      return false;
    }
    inside++;
    settle(now);
    return true;
  }

  /** Gives a message to a consumer who waits for one, without a pipeline that could hold it. */
  private boolean introduce(Message message, long now) {
    VirtualConsumer consumer = idle.first();
    if (consumer == null) {
      return false;
    }
    idle.leave(consumer);
    consumer.receive(message, now);
    return true;
  }

  /** Puts a message, removing others if need be; returns those. */
  List<Message> putEvicting(Message message, Victims victims, long now) {
    List<Message> removed = Eviction.put(message, victims, pipeline);
    inside += 1 - removed.size();
    settle(now);
    return removed;
  }

  /**
   * Takes a message if there is one; null if not. Once the consumer has what it wants it calls
   * {@link #settle}.
   */
  @Nullable Message poll(long now) {
    if (rendezvous) {
      VirtualProducer producer = blocked.first();
      return producer == null ? null : admitted(producer, now);
    }
    Message message = pipeline.poll();
    if (message != null) {
      inside--;
    }
    return message;
  }

  /** Hands over as long as there is a message and a waiting consumer, or room and a producer. */
  void settle(long now) {
    while (idle.first() != null || blocked.first() != null) {
      boolean moved = idle.first() != null && feed(idle.first(), now);
      moved |= blocked.first() != null && admit(blocked.first(), now);
      if (!moved) {
        break;
      }
    }
    meter.lengthIs(inside, now);
  }

  /** The pipeline, which is being asked something, gives up a message by itself. */
  void gaveUpOne() {
    inside--;
    gaveUp = true;
  }

  /** Sees to what follows from messages that the pipeline gave up: there may be room now. */
  void settleWhatWasGivenUp(long now) {
    if (gaveUp) {
      gaveUp = false;
      if (closed) {
        meter.lengthIs(inside, now);
      } else {
        settle(now);
      }
    }
  }

  /** The consumer waits for a message. */
  void join(VirtualConsumer consumer) {
    idle.join(consumer);
  }

  /** The consumer waits no more. */
  void leave(VirtualConsumer consumer) {
    idle.leave(consumer);
  }

  /** The producer waits for room for its message. */
  void join(VirtualProducer producer) {
    blocked.join(producer);
  }

  /** The producer waits no more. */
  void leave(VirtualProducer producer) {
    blocked.leave(producer);
  }

  /** Ends the stream; whoever waits in a line is to be woken then. */
  void close() {
    closed = true;
    pipeline.close();
  }

  boolean closed() {
    return closed;
  }

  /** How many messages are in the pipeline. */
  int inside() {
    return inside;
  }

  private boolean feed(VirtualConsumer consumer, long now) {
    consumer.stampLogs(now);
    Message message = inside > 0 ? poll(now) : null;
    if (message == null) {
      return false;
    }
    idle.leave(consumer);
    consumer.receive(message, now);
    return true;
  }

  private boolean admit(VirtualProducer producer, long now) {
    producer.stampLogs(now);
    if (rendezvous || !pipeline.offer(producer.message())) {
      return false;
    }
    inside++;
    admitted(producer, now);
    return true;
  }

  private Message admitted(VirtualProducer producer, long now) {
    Message message = producer.message();
    leave(producer);
    producer.admitted(now);
    return message;
  }
}

package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import java.util.HashSet;
import java.util.Set;

/**
 * Computes the least number of messages that the pipeline must have held at some time. Guarded by
 * the turns of the scheduler.
 */
final class RoomObserver {

  private final Set<Object> takers = new HashSet<>();
  private long inside;
  private long maxInside;

  /** Creates the observer of one worker. */
  MessageObserver newObserver() {
    Object taker = new Object();
    return new MessageObserver() {

      @Override
      public void accepted(Message message) {
        inside++;
        // A worker that is taking may already have its message.
        maxInside = Math.max(maxInside, inside - takers.size());
      }

      @Override
      public void evicted(Message victim, String reason) {
        inside--;
      }

      @Override
      public void taking() {
        takers.add(taker);
      }

      @Override
      public void taken(Message message) {
        inside--;
      }

      @Override
      public void started() {
        takers.remove(taker);
      }
    };
  }

  /** Records that the pipeline dropped a message by itself. */
  void droppedInside() {
    inside--;
  }

  long maxInside() {
    return maxInside;
  }
}

package dev.millrace.testkit;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Slots with one planted mistake each. */
final class PlantedSlots {

  private PlantedSlots() {}

  /** Releases the producer lock before reading the slot. */
  static Pipeline<Message> readingAfterRelease(TestEnvironment environment) {
    return new Slot(environment.listener()) {
      private volatile @Nullable Message field;

      @Override
      boolean tryStore(Message message) {
        boolean stored = super.tryStore(message);
        if (stored) {
          field = message;
        }
        return stored;
      }

      @Override
      @Nullable Message copyOut() {
        Message message = super.copyOut();
        return message == null ? null : field;
      }
    };
  }

  /** A timed put that timed out releases a permit it did not acquire. */
  static Pipeline<Message> leakingAPermit(TestEnvironment environment) {
    return new Slot(environment.listener()) {
      @Override
      public boolean offer(Message message, Duration timeout) throws InterruptedException {
        boolean offered = super.offer(message, timeout);
        if (!offered) {
          producerLock.release();
        }
        return offered;
      }
    };
  }

  /** A taker that reaches the end does not wake the next one. */
  static Pipeline<Message> endNotPropagated(TestEnvironment environment) {
    return new Slot(environment.listener()) {
      @Override
      void propagateEnd() {
        // the permit is kept
      }
    };
  }

  /** Close wakes a producer by a permit before it sets the flag. */
  static Pipeline<Message> admittingAProducerOnClose(TestEnvironment environment) {
    return new Slot(environment.listener()) {
      @Override
      void store(Message message) {
        if (closed) {
          producerLock.release();
          throw new ClosedPipelineException();
        }
        if (slot.getAndSet(message) == null) {
          consumerLock.release();
        }
      }

      @Override
      public void close() {
        producerLock.release();
        closed = true;
        placeEndIfClosed();
      }
    };
  }

  /**
   * One producer and one taker that spin on plain fields. Without a happens-before edge the
   * compiler may hoist the read out of the loop.
   */
  static Pipeline<Message> plain(TestEnvironment environment) {
    return new Slot(environment.listener()) {
      private static final int MAX_READS = 1_000_000_000;

      private @Nullable Message field;
      private boolean ended;

      @Override
      public void put(Message message) {
        for (int i = 0; i < MAX_READS; i++) {
          if (field == null) {
            field = message;
            return;
          }
        }
        throw new IllegalStateException("no room was seen");
      }

      @Override
      public @Nullable Message take() {
        for (int i = 0; i < MAX_READS; i++) {
          Message message = field;
          if (message != null || ended) {
            field = null;
            return message;
          }
        }
        throw new IllegalStateException("no message was seen");
      }

      @Override
      public void close() {
        ended = true;
      }
    };
  }
}

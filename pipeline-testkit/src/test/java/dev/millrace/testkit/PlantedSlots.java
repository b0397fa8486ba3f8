package dev.millrace.testkit;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Slots with one planted mistake each. */
final class PlantedSlots {

  private PlantedSlots() {}

  /** Lets the next producer in, and reads the slot then. */
  static Pipeline<Message> readingAfterRelease(Surroundings surroundings) {
    return new Slot(surroundings.listener()) {
      private volatile @Nullable Message field;

      @Override
      boolean isStored(Message message) {
        boolean stored = super.isStored(message);
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

  /** A timed put that got no permit releases one all the same. */
  static Pipeline<Message> leakingAPermit(Surroundings surroundings) {
    return new Slot(surroundings.listener()) {
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

  /** Who finds the end keeps it to himself. */
  static Pipeline<Message> endNotPassedOn(Surroundings surroundings) {
    return new Slot(surroundings.listener()) {
      @Override
      void passOnTheEnd() {
        // the permit stays with this taker
      }
    };
  }

  /** Close first wakes a producer by the producer's permit, and is closed then. */
  static Pipeline<Message> lettingAProducerIn(Surroundings surroundings) {
    return new Slot(surroundings.listener()) {
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
   * One producer and one taker by plain fields, at which each looks until it sees a change. As no
   * edge obliges it to see one, the compiler looks once and never again.
   */
  static Pipeline<Message> plain(Surroundings surroundings) {
    return new Slot(surroundings.listener()) {
      private static final int LOOKS = 1_000_000_000;

      private @Nullable Message field;
      private boolean ended;

      @Override
      public void put(Message message) {
        for (int i = 0; i < LOOKS; i++) {
          if (field == null) {
            field = message;
            return;
          }
        }
        throw new IllegalStateException("no room was seen");
      }

      @Override
      public @Nullable Message take() {
        for (int i = 0; i < LOOKS; i++) {
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

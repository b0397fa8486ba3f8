package dev.millrace.testkit;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buffers with one planted mistake each. */
final class PlantedBuffers {

  private PlantedBuffers() {}

  /** Finds the next message in one step, and removes it in another. */
  static Pipeline<Message> takingInTwoSteps(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public @Nullable Message take() throws InterruptedException {
        Message next;
        monitor.enter();
        try {
          while (inside.isEmpty() && !closed) {
            await();
          }
          next = inside.peekFirst();
        } finally {
          monitor.exit();
        }
        if (next != null) {
          poll();
        }
        return next;
      }
    };
  }

  /** An offer that fills the last slot reports a rejection. */
  static Pipeline<Message> rejectingAcceptedMessages(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public boolean offer(Message message) {
        if (isFull()) {
          super.putEvicting(message, Victims.NEWEST);
          return false;
        }
        return super.offer(message);
      }
    };
  }

  static Pipeline<Message> lastInFirstOut(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      @Nullable Message remove() {
        Message message = inside.pollLast();
        if (message != null) {
          wakeAfterChange();
        }
        return message;
      }
    };
  }

  static Pipeline<Message> oneTooMany(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      boolean isFull() {
        return inside.size() > capacity;
      }
    };
  }

  /** Checks for room in one step, and claims it in another. */
  static Pipeline<Message> checkingRoomSeparately(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public boolean offer(Message message) {
        if (!isClosedNow() && size() >= capacity) {
          return false;
        }
        monitor.enterUninterruptibly();
        try {
          requireOpen();
          append(message);
          return true;
        } finally {
          monitor.exit();
        }
      }

      private boolean isClosedNow() {
        monitor.enterUninterruptibly();
        try {
          return closed;
        } finally {
          monitor.exit();
        }
      }
    };
  }

  static Pipeline<Message> ifForWhile(TestEnvironment environment) {
    return new MonitorBuffer(1, environment.listener()) {
      @Override
      boolean rechecks() {
        return false;
      }
    };
  }

  /** Each change wakes one thread, whichever side it waits on. */
  static Pipeline<Message> notifyingOne(TestEnvironment environment) {
    return new MonitorBuffer(1, environment.listener()) {
      @Override
      void wakeAfterChange() {
        monitor.notifyOne();
      }
    };
  }

  static Pipeline<Message> interruptibleOffer(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public boolean offer(Message message) {
        return !Thread.interrupted() && super.offer(message);
      }
    };
  }

  /** Checks for the interrupt after the message was removed. */
  static Pipeline<Message> interruptedAfterTheTake(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public @Nullable Message take() throws InterruptedException {
        boolean before = Thread.interrupted();
        Message message = super.take();
        if (before || Thread.interrupted()) {
          throw new InterruptedException();
        }
        return message;
      }
    };
  }

  static Pipeline<Message> acceptingAfterClose(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      void requireOpen() {
        if (isFull()) {
          super.requireOpen();
        }
      }
    };
  }

  static Pipeline<Message> endBeforeRemainingMessages(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public @Nullable Message take() throws InterruptedException {
        Message message = super.take();
        monitor.enterUninterruptibly();
        try {
          if (closed) {
            inside.clear();
          }
        } finally {
          monitor.exit();
        }
        return message;
      }
    };
  }

  static Pipeline<Message> closeThatWakesOne(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      void wakeAfterClose() {
        monitor.notifyOne();
      }
    };
  }

  static Pipeline<Message> closedTwice(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public void close() {
        monitor.enterUninterruptibly();
        try {
          if (closed) {
            throw new IllegalStateException("closed already");
          }
        } finally {
          monitor.exit();
        }
        super.close();
      }
    };
  }

  static Pipeline<Message> drainingTooMuch(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public int drainTo(Collection<? super Message> sink, int atMost) {
        return super.drainTo(sink, atMost + 1);
      }
    };
  }

  /** Makes room, and uses it in another step. */
  static Pipeline<Message> pollThenOffer(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      public List<Message> putEvicting(Message message, Victims victims) {
        List<Message> evicted = new ArrayList<>();
        if (!offer(message)) {
          Message victim = poll();
          if (victim != null) {
            evicted.add(victim);
          }
          offer(message);
        }
        return evicted;
      }
    };
  }

  /** Makes room by a removal, of which no waiting put hears. */
  static Pipeline<Message> silentRemoval(TestEnvironment environment) {
    return new MonitorBuffer(2, environment.listener()) {
      @Override
      void wakeAfterRemoval() {}
    };
  }
}

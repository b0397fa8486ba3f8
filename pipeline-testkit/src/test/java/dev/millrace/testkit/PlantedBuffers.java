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

  /** Looks which is the next, and takes the next out afterwards. */
  static Pipeline<Message> takingInTwoSteps(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  /** An offer that fills the last place says that it was refused. */
  static Pipeline<Message> refusingWhatItAccepted(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> lastInFirstOut(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> oneTooMany(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
      @Override
      boolean isFull() {
        return inside.size() > capacity;
      }
    };
  }

  /** Looks for room in one step, and takes it in another. */
  static Pipeline<Message> lookingForRoomBefore(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> ifForWhile(Surroundings surroundings) {
    return new MonitorBuffer(1, surroundings.listener()) {
      @Override
      boolean looksAgain() {
        return false;
      }
    };
  }

  /** One is woken by each change, whichever side he waits on. */
  static Pipeline<Message> notifyingOne(Surroundings surroundings) {
    return new MonitorBuffer(1, surroundings.listener()) {
      @Override
      void wakeAfterChange() {
        monitor.notifyOne();
      }
    };
  }

  static Pipeline<Message> interruptibleOffer(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
      @Override
      public boolean offer(Message message) {
        return !Thread.interrupted() && super.offer(message);
      }
    };
  }

  /** Looks for the interrupt when the message is out already. */
  static Pipeline<Message> interruptedAfterTheTake(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> acceptingAfterClose(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
      @Override
      void requireOpen() {
        if (isFull()) {
          super.requireOpen();
        }
      }
    };
  }

  static Pipeline<Message> endBeforeTheRest(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> closeThatWakesOne(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
      @Override
      void wakeAfterClose() {
        monitor.notifyOne();
      }
    };
  }

  static Pipeline<Message> closedTwice(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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

  static Pipeline<Message> drainingTooMuch(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
      @Override
      public int drainTo(Collection<? super Message> sink, int atMost) {
        return super.drainTo(sink, atMost + 1);
      }
    };
  }

  /** Makes room, and tries to use it afterwards. */
  static Pipeline<Message> pollThenOffer(Surroundings surroundings) {
    return new MonitorBuffer(2, surroundings.listener()) {
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
}

package dev.millrace.explore;

import dev.millrace.api.StepListener;
import dev.millrace.api.steps.TracedMonitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A bounded buffer in a monitor: correct, or with one of the usual errors. */
class Buffer {

  /** The planted errors. */
  enum Mistake {
    NONE,
    NOTIFY_FOR_NOTIFY_ALL,
    IF_FOR_WHILE
  }

  private final Mistake mistake;
  private final int capacity;
  private final TracedMonitor monitor;
  private final Deque<Integer> content = new ArrayDeque<>();

  Buffer(Mistake mistake, int capacity, StepListener listener) {
    this.mistake = mistake;
    this.capacity = capacity;
    this.monitor = new TracedMonitor("buffer", Optional.of(listener));
  }

  void put(int message) throws InterruptedException {
    monitor.enter();
    try {
      if (mistake == Mistake.IF_FOR_WHILE) {
        if (content.size() == capacity) {
          monitor.await();
        }
      } else {
        while (content.size() == capacity) {
          monitor.await();
        }
      }
      content.addLast(message);
      notifyWaiting();
    } finally {
      monitor.exit();
    }
  }

  int take() throws InterruptedException {
    monitor.enter();
    try {
      if (mistake == Mistake.IF_FOR_WHILE) {
        if (content.isEmpty()) {
          monitor.await();
        }
      } else {
        while (content.isEmpty()) {
          monitor.await();
        }
      }
      int message = content.removeFirst();
      notifyWaiting();
      return message;
    } finally {
      monitor.exit();
    }
  }

  private void notifyWaiting() {
    if (mistake == Mistake.NOTIFY_FOR_NOTIFY_ALL) {
      monitor.notifyOne();
    } else {
      monitor.notifyAllWaiting();
    }
  }
}

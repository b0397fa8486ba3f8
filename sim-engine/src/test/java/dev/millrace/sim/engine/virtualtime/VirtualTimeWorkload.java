package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.LogStamp;
import java.util.ArrayList;
import java.util.List;

/** Producers and consumers whose times are known, for tests of the virtual engine. */
abstract class VirtualTimeWorkload {

  final List<String> stored = new ArrayList<>();

  /** Bodies 0, 1, 2, ... due at these times. */
  static Producer at(long... dues) {
    int[] next = {0};
    return () -> {
      if (next[0] == dues.length) {
        return null;
      }
      long gap = dues[next[0]] - (next[0] == 0 ? 0 : dues[next[0] - 1]);
      return new Arrival(gap, next[0]++);
    };
  }

  /** Bodies 0, 1, 2, ... with a gap before each, without end. */
  static Producer every(long gapNanos) {
    int[] next = {0};
    return () -> new Arrival(gapNanos, next[0]++);
  }

  /** Returns a consumer that takes so long for each call, and records the beginning of each. */
  Consumer taking(long nanos) {
    return new Consumer() {
      @Override
      public void accept(Message message, Clock clock) throws InterruptedException {
        stored.add(clock.nanos() + ": " + message.id());
        clock.sleepNanos(nanos);
      }

      @Override
      public void acceptAll(List<Message> batch, Clock clock) throws InterruptedException {
        stored.add(clock.nanos() + ": " + batch.stream().map(Message::id).toList());
        clock.sleepNanos(nanos);
      }
    };
  }

  static OverflowPolicy always(OverflowPolicy.Decision decision) {
    return message -> decision;
  }

  static String stamp() {
    LogStamp stamp = requireNonNull(LogStamp.ofThisThread());
    return stamp.worker() + " at " + stamp.nanos();
  }
}

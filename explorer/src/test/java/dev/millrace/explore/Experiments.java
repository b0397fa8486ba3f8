package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Experiments shared by the tests. */
final class Experiments {

  private Experiments() {}

  /** Producers put messages into a slot, and consumers take them all. */
  static Experiment slot(Slot.Mistake mistake, int producers, int consumers, int messages) {
    return context -> {
      Slot slot = new Slot(mistake, context.listener());
      handOver(context, slot::put, slot::take, producers, consumers, messages);
    };
  }

  /** The same with a buffer. */
  static Experiment buffer(
      Buffer.Mistake mistake, int capacity, int producers, int consumers, int messages) {
    return context -> {
      Buffer buffer = new Buffer(mistake, capacity, context.listener());
      handOver(context, buffer::put, buffer::take, producers, consumers, messages);
    };
  }

  interface Put {
    void put(int message) throws InterruptedException;
  }

  interface Take {
    @Nullable Integer take() throws InterruptedException;
  }

  private static void handOver(
      ExperimentContext context, Put put, Take take, int producers, int consumers, int messages) {
    List<Integer> expected = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int base = 10 * (p + 1);
      for (int n = 0; n < messages; n++) {
        expected.add(base + n);
      }
      context.actor(
          "producer-" + (p + 1),
          () -> {
            for (int n = 0; n < messages; n++) {
              put.put(base + n);
              context.note("put " + (base + n));
            }
          });
    }
    List<@Nullable Integer> taken = new ArrayList<>();
    for (int c = 0; c < consumers; c++) {
      context.actor(
          "consumer-" + (c + 1),
          () -> {
            for (int n = 0; n < producers * messages / consumers; n++) {
              Integer message = take.take();
              context.note("took " + message);
              taken.add(message);
            }
          });
    }
    context.verify(
        outcome -> {
          List<String> violations = new ArrayList<>(outcome.violations());
          if (violations.isEmpty()) {
            List<@Nullable Integer> extra = new ArrayList<>(taken);
            expected.forEach(extra::remove);
            extra.forEach(message -> violations.add(message + " was taken and should not be"));
            List<Integer> missing = new ArrayList<>(expected);
            taken.forEach(missing::remove);
            missing.forEach(message -> violations.add(message + " was not taken"));
          }
          return violations;
        });
  }
}

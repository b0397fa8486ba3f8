package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Experiments that the tests have in common. */
final class Experiments {

  private Experiments() {}

  /** So many producers put their messages, and so many consumers take them all. */
  static Experiment slot(Slot.Mistake mistake, int producers, int consumers, int messages) {
    return stage -> {
      Slot slot = new Slot(mistake, stage.listener());
      handOver(stage, slot::put, slot::take, producers, consumers, messages);
    };
  }

  /** The same with a buffer. */
  static Experiment buffer(
      Buffer.Mistake mistake, int capacity, int producers, int consumers, int messages) {
    return stage -> {
      Buffer buffer = new Buffer(mistake, capacity, stage.listener());
      handOver(stage, buffer::put, buffer::take, producers, consumers, messages);
    };
  }

  interface Put {
    void put(int message) throws InterruptedException;
  }

  interface Take {
    @Nullable Integer take() throws InterruptedException;
  }

  private static void handOver(
      Stage stage, Put put, Take take, int producers, int consumers, int messages) {
    List<Integer> expected = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int base = 10 * (p + 1);
      for (int n = 0; n < messages; n++) {
        expected.add(base + n);
      }
      stage.actor(
          "producer-" + (p + 1),
          () -> {
            for (int n = 0; n < messages; n++) {
              put.put(base + n);
              stage.note("put " + (base + n));
            }
          });
    }
    List<@Nullable Integer> taken = new ArrayList<>();
    for (int c = 0; c < consumers; c++) {
      stage.actor(
          "consumer-" + (c + 1),
          () -> {
            for (int n = 0; n < producers * messages / consumers; n++) {
              Integer message = take.take();
              stage.note("took " + message);
              taken.add(message);
            }
          });
    }
    stage.judge(
        ending -> {
          List<String> complaints = new ArrayList<>(ending.complaints());
          if (complaints.isEmpty()) {
            List<@Nullable Integer> extra = new ArrayList<>(taken);
            expected.forEach(extra::remove);
            extra.forEach(message -> complaints.add(message + " was taken and should not be"));
            List<Integer> missing = new ArrayList<>(expected);
            taken.forEach(missing::remove);
            missing.forEach(message -> complaints.add(message + " was not taken"));
          }
          return complaints;
        });
  }
}

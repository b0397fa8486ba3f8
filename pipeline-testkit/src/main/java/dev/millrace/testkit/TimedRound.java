package dev.millrace.testkit;

import static dev.millrace.testkit.BlockingCalls.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Timed calls on both sides, with timeouts that expire often. */
final class TimedRound {

  private static final int CALLS = 20;

  private TimedRound() {}

  static void run(PipelineRules rules, Pipeline<Message> pipeline) throws Exception {
    List<Call<Integer>> workers = new ArrayList<>();
    for (int i = 0; i < rules.producers(); i++) {
      workers.add(rules.call(() -> offered(pipeline)));
    }
    for (int i = 0; i < rules.consumers(); i++) {
      workers.add(rules.call(() -> -polled(pipeline)));
    }
    int inside = 0;
    for (Call<Integer> worker : workers) {
      inside += worker.result();
    }

    assertThat(rules.pollAll(pipeline)).as("messages accepted and not taken").hasSize(inside);
    assertThat(rules.fill(pipeline)).as("room afterwards").hasSize(pipeline.capacity());
  }

  private static Duration timeout(int call) {
    return Duration.ofNanos(5_000L * (call % 5));
  }

  private static int offered(Pipeline<Message> pipeline) throws InterruptedException {
    int accepted = 0;
    for (int i = 0; i < CALLS; i++) {
      accepted += pipeline.offer(message(i), timeout(i)) ? 1 : 0;
    }
    return accepted;
  }

  private static int polled(Pipeline<Message> pipeline) throws InterruptedException {
    int taken = 0;
    for (int i = 0; i < CALLS; i++) {
      taken += pipeline.poll(timeout(i)) == null ? 0 : 1;
    }
    return taken;
  }
}

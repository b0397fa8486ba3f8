package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.pipeline.AdaptiveLifoPipeline;
import dev.millrace.pipeline.CodelPipeline;
import dev.millrace.pipeline.LifoPipeline;
import dev.millrace.pipeline.Priority.ProducerPriority;
import dev.millrace.pipeline.PriorityPipeline;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Disciplines whose order depends on time, to the nanosecond: schedules computed by hand. */
class DisciplinesTest {

  private final List<String> told = new ArrayList<>();

  /** Makes bodies that are due at these times. */
  private static Producer at(long... dues) {
    int[] next = {0};
    return () -> {
      if (next[0] == dues.length) {
        return null;
      }
      long gap = dues[next[0]] - (next[0] == 0 ? 0 : dues[next[0] - 1]);
      return new Arrival(gap, next[0]++);
    };
  }

  /** One consumer that takes 40 ns a message, and tells when it began with which. */
  private RunResult play(Function<RunContext, Pipeline<Message>> pipeline, Producer... producers) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= producers.length; i++) {
      names.add("p-" + i);
    }
    RunContext context = new RunContext(names, 1);
    TestRun run = new TestRun().pipeline(pipeline.apply(context), context);
    List.of(producers).forEach(run::producer);
    Consumer consumer =
        (message, clock) -> {
          told.add(clock.nanos() + ": " + message.id().substring(2));
          clock.sleepNanos(40);
        };
    RunResult result = run.consumer(consumer).runInVirtualTime();
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    return result;
  }

  private static PriorityPipeline priority(RunContext context, @Nullable Duration ageing) {
    return new PriorityPipeline(
        new PriorityPipeline.Settings(10, new ProducerPriority(List.of("p-1")), ageing), context);
  }

  @Test
  void aStackServesTheNewest() {
    play(context -> new LifoPipeline<>(new LifoPipeline.Settings(10)), at(0, 10, 20, 50));

    assertThat(told).containsExactly("0: 1#0", "40: 1#2", "80: 1#3", "120: 1#1");
  }

  @Test
  void anAdaptiveStackTurnsOverWhenTheOldestHasWaitedTooLong() {
    play(
        context ->
            new AdaptiveLifoPipeline<>(
                new AdaptiveLifoPipeline.Settings(10, Duration.ofNanos(50)), context),
        at(0, 0, 0, 0, 0, 100, 205, 206));

    // At 80 message 2 is 80 ns old; at 120 the newest is 5, at 200 the last of the old is taken. At
    // 240 message 6 is 35 ns old: in order again.
    assertThat(told)
        .containsExactly(
            "0: 1#0",
            "40: 1#1",
            "80: 1#4",
            "120: 1#5",
            "160: 1#3",
            "200: 1#2",
            "240: 1#6",
            "280: 1#7");
  }

  @Test
  void codelDropsAfterAnIntervalAboveTheTarget() {
    RunResult result =
        play(
            context ->
                new CodelPipeline(
                    new CodelPipeline.Settings(10, Duration.ofNanos(5), Duration.ofNanos(100)),
                    context),
            at(0, 0, 0, 0, 0, 0, 0, 0));

    // Above the target from 40 on, so what comes out from 140 on is dropped: message 4 at 160. At
    // 200 only one is left behind message 6.
    assertThat(told)
        .containsExactly(
            "0: 1#0", "40: 1#1", "80: 1#2", "120: 1#3", "160: 1#5", "200: 1#6", "240: 1#7");
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("codel", 1L));
    assertThat(result.elapsedNanos()).isEqualTo(280);
    // Seven inside until 40, six until 80, five, four until 160, two until 200, one until 240.
    assertThat(result.measurements().queue().messageNanos())
        .isEqualTo(40 * (7 + 6 + 5 + 4 + 2 + 1));
  }

  @Test
  void urgentMessagesAreServedFirstWithoutPreemption() {
    play(context -> priority(context, null), at(10, 50, 90), at(0, 0, 0));

    assertThat(told)
        .containsExactly("0: 2#0", "40: 1#0", "80: 1#1", "120: 1#2", "160: 2#1", "200: 2#2");
  }

  @Test
  void ageing_longWaitComesBeforeUrgency() {
    play(context -> priority(context, Duration.ofNanos(70)), at(10, 50, 90), at(0, 0, 0));

    // Those of the second rank, due at 0, are as urgent as those of the first due at 70.
    assertThat(told)
        .containsExactly("0: 2#0", "40: 1#0", "80: 1#1", "120: 2#1", "160: 2#2", "200: 1#2");
  }
}

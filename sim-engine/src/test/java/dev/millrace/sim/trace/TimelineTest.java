package dev.millrace.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StepListener.Step;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import dev.millrace.sim.trace.TraceEvent.Stepped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final List<TraceEvent> HAND_OVER =
      List.of(
          new Called(0, "consumer-1", "take", null),
          new Stepped(1_000, "consumer-1", Step.ABOUT_TO_ACQUIRE, "consumer lock"),
          new Called(2_000, "producer-1", "put", "producer-1#0"),
          new Stepped(3_000, "producer-1", Step.RELEASED, "consumer lock"),
          new Stepped(3_500, "consumer-1", Step.ACQUIRED, "consumer lock"),
          new Returned(4_000, "producer-1", "put", "accepted", 1),
          new Returned(3_600_000_005_000L, "consumer-1", "take", "producer-1#0", 0),
          new Called(3_600_000_006_000L, "engine", "close", null));

  @Test
  void timeline_hasAColumnPerWorker() {
    assertThat(Timeline.of(new Trace("conf/lock.conf", HAND_OVER)))
        .isEqualTo(
            """
            conf/lock.conf: 8 events
            One column per worker; inside: messages in the pipeline after a call.

                     time  inside  producer-1            consumer-1            engine
               +0.000000s                                take
               +0.000001s                                  about to acquire consumer lock
               +0.000002s          put producer-1#0      |
               +0.000003s            released consumer lock
               +0.000003s          |                       have consumer lock
               +0.000004s       1  put: accepted         |
            +3600.000005s       0                        take: producer-1#0
            +3600.000006s                                                      close
            """);
  }

  @Test
  void lines_fitThePage() {
    List<TraceEvent> events = new ArrayList<>(HAND_OVER.subList(0, 6));
    for (int i = 1; i <= 3; i++) {
      events.add(new Stepped(5, "database-" + i, Step.ABOUT_TO_ACQUIRE, "consumer lock"));
    }

    assertThat(Timeline.of(new Trace("t", events)).lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.contains("producer-1  consumer-1  database-1  database-2"));
  }

  @Test
  void manyWorkers_areNamedOnEachLine() {
    List<TraceEvent> events = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      events.add(new Called(1_000 * i, "database-" + i, "take", null));
    }

    assertThat(Timeline.of(new Trace("t", events)).lines())
        .contains("      time  inside  worker", "+0.000009s          database-9  take");
  }

  @Test
  void heading_isRepeated() {
    List<TraceEvent> events = Collections.nCopies(120, new Called(7, "a", "take", null));

    String timeline = Timeline.of(new Trace("t", events, 1_000_000));
    assertThat(timeline).startsWith("t: the first 120 of 1,000,000 events\n");
    assertThat(timeline.lines().filter(line -> line.equals("  inside  a"))).hasSize(3);
    assertThat(timeline).contains("\n          take\n");
  }

  @Test
  void longText_doesNotNarrowColumns() {
    List<TraceEvent> events = new ArrayList<>(HAND_OVER.subList(0, 6));
    events.add(
        new TraceEvent.Noted(5_000, "producer-1", "throws " + "a long exception ".repeat(9)));

    assertThat(Timeline.of(new Trace("t", events)).lines())
        .anyMatch(line -> line.matches(" +time  inside  producer-1 +consumer-1"));
  }
}

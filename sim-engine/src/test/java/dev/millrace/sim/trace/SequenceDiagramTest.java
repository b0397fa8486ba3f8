package dev.millrace.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StepListener.Step;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import dev.millrace.sim.trace.TraceEvent.Stepped;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {

  /** A line by Mermaid's grammar, without a bare # or ; in a text. */
  private static final String GRAMMAR =
      "sequenceDiagram"
          + "|  participant \\w+ as ([^#;\\n]|#\\d+;)+"
          + "|  Note over \\w+: ([^#;\\n]|#\\d+;)+"
          + "|  \\w+--?>>\\w+: ([^#;\\n]|#\\d+;)+";

  @Test
  void participants_areOrderedByRole() {
    String diagram =
        SequenceDiagram.of(
            new Trace(
                "t",
                List.of(
                    new Called(0, "consumer-1", "take", null),
                    new Called(1, "producer-1", "put", "producer-1#0"),
                    new Stepped(2, "producer-1", Step.ABOUT_TO_ACQUIRE, "producer lock"),
                    new Stepped(3, "producer-1", Step.ACQUIRED, "producer lock"),
                    new Returned(4, "producer-1", "put", "accepted", 1),
                    new Returned(5, "consumer-1", "take", "producer-1#0", -1))));

    assertThat(diagram)
        .isEqualTo(
            """
            sequenceDiagram
              participant worker1 as producer-1
              participant pipeline as pipeline
              participant lock1 as producer lock
              participant worker2 as consumer-1
              worker2->>pipeline: take
              worker1->>pipeline: put producer-1#35;0
              worker1->>lock1: about to acquire
              lock1-->>worker1: have
              pipeline-->>worker1: put: accepted (1 inside)
              pipeline-->>worker2: take: producer-1#35;0
            """);
    assertThat(diagram.lines()).allMatch(line -> line.matches(GRAMMAR));
  }

  @Test
  void specialCharacters_areEscaped() {
    String diagram =
        SequenceDiagram.of(
            new Trace(
                "t",
                List.of(
                    new Called(0, "a;b \"end\" <x>", "put", "a#0"),
                    new Stepped(0, "end", Step.ACQUIRED, "lock\n#1\uD83D\uDD12"))));

    assertThat(diagram.lines()).allMatch(line -> line.matches(GRAMMAR));
    assertThat(diagram)
        .contains("as a#59;b #34;end#34; #60;x#62;")
        .contains("as lock#10;#35;1#128274;");
  }

  @Test
  void longTrace_isCutWithANote() {
    String diagram =
        SequenceDiagram.of(
            new Trace(
                "t", Collections.nCopies(9_000, new Called(0, "a-1", "put", "a-1#0")), 9_999));

    assertThat(diagram.lines()).hasSize(504).allMatch(line -> line.matches(GRAMMAR));
    assertThat(diagram).contains("  Note over pipeline: the first 500 of 9,999 events\n");
    assertThat(diagram.length()).isLessThan(50_000);
  }
}

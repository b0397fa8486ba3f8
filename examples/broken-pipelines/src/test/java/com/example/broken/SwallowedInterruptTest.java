package com.example.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.explore.ExperimentContext;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Explores interrupts of a waiting producer, which a scenario cannot schedule. */
class SwallowedInterruptTest {

  private static final Message FIRST = new Message("producer", 0, 0, "first");
  private static final Message SECOND = new Message("producer", 1, 0, "second");

  private static Exploration explore(boolean interrupted) throws InterruptedException {
    return Explorer.DEFAULT
        .withMaxSchedules(500)
        .explore(
            context -> {
              var pipeline = new SwallowedInterrupt(Optional.of(context.listener()));
              prepare(context, pipeline);
              if (interrupted) {
                context.actor("stopper", () -> context.interrupt("producer"));
              }
            });
  }

  private static void prepare(ExperimentContext context, Pipeline<Message> pipeline) {
    List<Message> accepted = new ArrayList<>();
    List<Message> taken = new ArrayList<>();
    context.actor(
        "producer",
        () -> {
          try {
            for (Message message : List.of(FIRST, SECOND)) {
              pipeline.put(message);
              accepted.add(message);
            }
          } catch (InterruptedException e) {
            context.note("is interrupted");
          }
          pipeline.close();
        });
    context.actor(
        "consumer",
        () -> {
          for (Message next = pipeline.take(); next != null; next = pipeline.take()) {
            taken.add(next);
          }
        });
    context.verify(
        outcome -> {
          List<String> violations = new ArrayList<>(outcome.violations());
          accepted.removeAll(taken);
          accepted.forEach(lost -> violations.add("lost " + lost.id()));
          return violations;
        });
  }

  @Test
  void interruptedWaitingPut_overwritesMessage() throws Exception {
    var failure = explore(true).failure();

    assertNotNull(failure);
    assertEquals("lost producer#0", String.join(", ", failure.violations()), failure::toString);
    assertEquals("b1", failure.schedule().toString(), failure::toString);
  }

  @Test
  void withoutInterrupt_noViolation() throws Exception {
    assertNull(explore(false).failure());
  }
}

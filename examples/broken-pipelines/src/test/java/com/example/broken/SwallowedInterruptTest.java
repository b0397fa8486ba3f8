package com.example.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A scenario has no say in when a producer is interrupted; an experiment of one's own has. */
class SwallowedInterruptTest {

  private static final Message FIRST = new Message("producer", 0, 0, "first");
  private static final Message SECOND = new Message("producer", 1, 0, "second");

  private static Exploration explore(boolean interrupted) throws InterruptedException {
    return Explorer.STANDARD
        .withSchedules(500)
        .explore(
            stage -> {
              var pipeline = new SwallowedInterrupt(Optional.of(stage.listener()));
              prepare(stage, pipeline);
              if (interrupted) {
                stage.actor("stopper", () -> stage.interrupt("producer"));
              }
            });
  }

  private static void prepare(Stage stage, Pipeline<Message> pipeline) {
    List<Message> accepted = new ArrayList<>();
    List<Message> taken = new ArrayList<>();
    stage.actor(
        "producer",
        () -> {
          try {
            for (Message message : List.of(FIRST, SECOND)) {
              pipeline.put(message);
              accepted.add(message);
            }
          } catch (InterruptedException e) {
            stage.note("is told to stop");
          }
          pipeline.close();
        });
    stage.actor(
        "consumer",
        () -> {
          for (Message next = pipeline.take(); next != null; next = pipeline.take()) {
            taken.add(next);
          }
        });
    stage.judge(
        ending -> {
          List<String> complaints = new ArrayList<>(ending.complaints());
          accepted.removeAll(taken);
          accepted.forEach(lost -> complaints.add("lost " + lost.id()));
          return complaints;
        });
  }

  @Test
  void aProducerThatIsInterruptedWhileItWaitsOverwritesAMessage() throws Exception {
    var failure = explore(true).failure();

    assertNotNull(failure);
    assertEquals("lost producer#0", String.join(", ", failure.complaints()), failure::toString);
    assertEquals("b1", failure.schedule().toString(), failure::toString);
  }

  @Test
  void whileNobodyInterruptsItIsRight() throws Exception {
    assertNull(explore(false).failure());
  }
}

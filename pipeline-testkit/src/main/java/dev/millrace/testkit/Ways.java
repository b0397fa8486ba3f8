package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests put, and the ways to wait. */
final class Ways {

  static final Duration AN_HOUR = Duration.ofHours(1);

  /** Longer than a long can say in nanoseconds. */
  static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  /** Who puts the messages, by the name that they bear. */
  static final String PRODUCER = "main";

  private Ways() {}

  /** A way to wait for room; fails unless the message is accepted. */
  interface WaitingPut {
    void put(Pipeline<Message> pipeline, Message message) throws InterruptedException;
  }

  /** A way to wait for a message. */
  interface WaitingTake {
    @Nullable Message take(Pipeline<Message> pipeline) throws InterruptedException;
  }

  static List<WaitingPut> waitingPuts() {
    return List.of(
        Pipeline::put,
        (pipeline, message) -> assertThat(pipeline.offer(message, AN_HOUR)).isTrue(),
        (pipeline, message) -> assertThat(pipeline.offer(message, FOR_EVER)).isTrue());
  }

  static List<WaitingTake> waitingTakes() {
    return List.of(
        Pipeline::take, pipeline -> pipeline.poll(AN_HOUR), pipeline -> pipeline.poll(FOR_EVER));
  }

  static Message message(int number) {
    return new Message(PRODUCER, number, 0, number);
  }
}
